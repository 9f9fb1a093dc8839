package org.softstone.outcomes.instrument;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every question of the weekly report, in the order in which it is asked. Its name is that of the report's field. Another
 * question is another line here, its wording in each language, and a component of {@code ReportContent}; a change also needs
 * a new {@code FormVersion}.
 *
 * <p>Sources of the ranges: pain is a numeric rating scale (LOINC 72514-3); activities follow the pattern of the
 * Patient-Specific Functional Scale, higher is better; global change is PGIC, 1 to 7; severity and interference have 0 to 4 in
 * our own wording; firmness against last week and tenderness have no validated scale, theirs are assumptions.
 */
public enum Question {
    RED_FLAGS("redFlags", Section.EMERGENCY, new Kind.Choice(CodeList.RED_FLAG, true)),
    PAIN_AVERAGE("pain.average", Section.PAIN, new Kind.Score(0, 10, "pain"), Need.REQUIRED),
    PAIN_WORST("pain.worst", Section.PAIN, new Kind.Score(0, 10, "pain")),
    PAIN_NOW("pain.now", Section.PAIN, new Kind.Score(0, 10, "pain")),
    ACTIVITY_SCORE("activities.score", ItemList.ACTIVITIES, new Kind.Score(0, 10, "activities"), Need.WITH_ENTRY),
    DEPOSIT_FIRMNESS("deposits.firmness", ItemList.DEPOSITS, new Kind.Score(1, 5, "deposits.firmness"), Need.OPTIONAL),
    DEPOSIT_TENDERNESS(
            "deposits.tenderness", ItemList.DEPOSITS, new Kind.Score(0, 10, "deposits.tenderness"), Need.OPTIONAL),
    DEPOSIT_SKIN("deposits.skin", ItemList.DEPOSITS, new Kind.Choice(CodeList.SKIN, false), Need.OPTIONAL),
    DEPOSIT_REDNESS("deposits.spreadingRedness", ItemList.DEPOSITS, new Kind.YesNo(), Need.OPTIONAL),
    SYMPTOM_SEVERITY("symptoms.severity", ItemList.SYMPTOMS, new Kind.Score(0, 4, "symptoms.severity"), Need.REQUIRED),
    SYMPTOM_INTERFERENCE(
            "symptoms.interference", ItemList.SYMPTOMS, new Kind.Score(0, 4, "symptoms.interference"), Need.OPTIONAL),
    /** Two decimals are more than any thermometer shows. */
    TEMPERATURE(
            "temperatureCelsius",
            Section.SYMPTOMS,
            new Kind.Measured(
                    AnswerLimits::lowestTemperatureCelsius, AnswerLimits::highestTemperatureCelsius, 2, "Cel", "°C")),
    GLOBAL_CHANGE("globalChange", Section.OVERALL, new Kind.Score(1, 7, "globalChange")),
    WANTS_CONTACT("wantsContact", Section.TEAM, new Kind.Choice(CodeList.WANTS_CONTACT, false)),
    NOTE("note", Section.TEAM, new Kind.Note(AnswerLimits::noteLength));

    /** Whether it must be answered. */
    public enum Need {
        OPTIONAL,
        /** Where its entry is reported: without it the entry says nothing. */
        WITH_ENTRY,
        /** Or declined; of a list where its entry is reported. */
        REQUIRED
    }

    private static final List<Question> ASKED_ONCE =
            Stream.of(values()).filter(question -> question.list == null).toList();
    private static final Map<ItemList, List<Question>> ABOUT_ENTRIES = Stream.of(values())
            .filter(question -> question.list != null)
            .collect(Collectors.groupingBy(
                    Question::list, () -> new EnumMap<>(ItemList.class), Collectors.toUnmodifiableList()));

    private final String id;
    private final List<String> path;
    private final JsonPointer pointer;
    private final Section section;
    private final ItemList list;
    private final Kind.Answer kind;
    private final Need need;

    Question(String id, Section section, Kind.Answer kind) {
        this(id, section, null, kind, Need.OPTIONAL);
    }

    Question(String id, Section section, Kind.Answer kind, Need need) {
        this(id, section, null, kind, need);
    }

    Question(String id, ItemList list, Kind.Answer kind, Need need) {
        this(id, list.section(), list, kind, need);
    }

    Question(String id, Section section, ItemList list, Kind.Answer kind, Need need) {
        this.id = id;
        this.path = List.of(id.split("\\."));
        this.pointer = JsonPointer.compile("/" + String.join("/", path));
        this.section = section;
        this.list = list;
        this.kind = kind;
        this.need = need;
    }

    /** Those about the patient as a whole. */
    public static List<Question> askedOnce() {
        return ASKED_ONCE;
    }

    /** Those about each entry of a list. */
    static List<Question> about(ItemList list) {
        return ABOUT_ENTRIES.get(list);
    }

    /** Its path of fields in the report; of a list, the list's and that of each entry. */
    public String id() {
        return id;
    }

    public List<String> path() {
        return path;
    }

    /** To its answer in a report, when it is asked once. */
    public JsonPointer pointer() {
        return pointer;
    }

    /** Its own field, without those that it is in. */
    public String field() {
        return path().getLast();
    }

    /** As the form names it, and where its words are: the only question about an entry is named as the list. */
    public String formName() {
        return list != null && list.questions().size() == 1 ? list.id() : id;
    }

    public Section section() {
        return section;
    }

    /** Whose entries it is about; null when it is asked once. */
    public ItemList list() {
        return list;
    }

    public Kind.Answer kind() {
        return kind;
    }

    public Need need() {
        return need;
    }

    /** How a report says that it was declined; the questions about one entry are declined together. */
    public String declinedAs() {
        return list == null ? id : list.declinedAs();
    }
}
