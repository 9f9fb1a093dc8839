package org.softstone.outcomes.instrument;

import java.util.List;
import java.util.Optional;

/** Lists whose entries are asked about one by one; each entry, and the whole list, may be declined. */
public enum ItemList {
    ACTIVITIES("activities", Section.ACTIVITIES, "activityId", new Kind.Id()),
    DEPOSITS("deposits", Section.DEPOSITS, "depositId", new Kind.Id()),
    SYMPTOMS("symptoms", Section.SYMPTOMS, "symptom", new Kind.Choice(CodeList.SYMPTOM, true));

    private final String id;
    private final Section section;
    private final String key;
    private final Kind keyKind;

    ItemList(String id, Section section, String key, Kind keyKind) {
        this.id = id;
        this.section = section;
        this.key = key;
        this.keyKind = keyKind;
    }

    /** The report's field. */
    public String id() {
        return id;
    }

    public Section section() {
        return section;
    }

    /** The field of an entry that says what it is about. */
    public String key() {
        return key;
    }

    public Kind keyKind() {
        return keyKind;
    }

    /** The same for every patient, to choose entries from; empty where each patient has a list of their own. */
    public Optional<CodeList> codes() {
        return keyKind instanceof Kind.Choice choice ? Optional.of(choice.codes()) : Optional.empty();
    }

    public List<Question> questions() {
        return Question.about(this);
    }

    /** How a report names the entries that were declined; the key's value replaces the braces. */
    public String declinedAs() {
        return id + ".{" + key + "}";
    }
}
