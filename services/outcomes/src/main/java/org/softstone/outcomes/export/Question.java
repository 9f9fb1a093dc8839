package org.softstone.outcomes.export;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Everything that a report may answer, in the form's order: the one source of the table's rows, the data dictionary, the
 * questionnaire and the codes of observations. Questions of a list are asked once for each of its entries.
 */
public enum Question {
    RED_FLAGS("redFlags", "redFlags", null, new Kind.Choice(CodeList.RED_FLAG, true)),
    PAIN_AVERAGE("pain.average", "pain.average", null, new Kind.Score(0, 10, "pain")),
    PAIN_WORST("pain.worst", "pain.worst", null, new Kind.Score(0, 10, "pain")),
    PAIN_NOW("pain.now", "pain.now", null, new Kind.Score(0, 10, "pain")),
    ACTIVITY_SCORE("activities.score", "activities", ItemList.ACTIVITIES, new Kind.Score(0, 10, "activities")),
    DEPOSIT_FIRMNESS(
            "deposits.firmness", "deposits.firmness", ItemList.DEPOSITS, new Kind.Score(1, 5, "deposits.firmness")),
    DEPOSIT_TENDERNESS(
            "deposits.tenderness",
            "deposits.tenderness",
            ItemList.DEPOSITS,
            new Kind.Score(0, 10, "deposits.tenderness")),
    DEPOSIT_SKIN("deposits.skin", "deposits.skin", ItemList.DEPOSITS, new Kind.Choice(CodeList.SKIN, false)),
    DEPOSIT_REDNESS("deposits.spreadingRedness", "deposits.spreadingRedness", ItemList.DEPOSITS, new Kind.YesNo()),
    SYMPTOM_SEVERITY(
            "symptoms.severity", "symptoms.severity", ItemList.SYMPTOMS, new Kind.Score(0, 4, "symptoms.severity")),
    SYMPTOM_INTERFERENCE(
            "symptoms.interference",
            "symptoms.interference",
            ItemList.SYMPTOMS,
            new Kind.Score(0, 4, "symptoms.interference")),
    TEMPERATURE("temperatureCelsius", "temperatureCelsius", null, new Kind.Measured("Cel", "°C")),
    GLOBAL_CHANGE("globalChange", "globalChange", null, new Kind.Score(1, 7, "globalChange")),
    WANTS_CONTACT("wantsContact", "wantsContact", null, new Kind.Choice(CodeList.WANTS_CONTACT, false)),
    NOTE("note", "note", null, new Kind.FreeText());

    private final String id;
    private final String wordingKey;
    private final ItemList list;
    private final Kind kind;

    Question(String id, String wordingKey, ItemList list, Kind kind) {
        this.id = id;
        this.wordingKey = wordingKey;
        this.list = list;
        this.kind = kind;
    }

    /** Lists whose entries are asked about one by one; each may be declined as a whole. */
    public enum ItemList {
        ACTIVITIES("activities"),
        DEPOSITS("deposits"),
        SYMPTOMS("symptoms");

        private final String id;

        ItemList(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        public String title(Wording wording) {
            return wording.text("list." + id);
        }
    }

    /** How a question is answered. */
    public sealed interface Kind {
        /** A whole number. @param labels where the words for its values stand */
        record Score(int lowest, int highest, String labels) implements Kind {
            /** Those values that have words, such as {@code 0 = no pain, 10 = worst pain you can imagine}. */
            public String meaning(Wording wording) {
                return IntStream.rangeClosed(lowest, highest)
                        .filter(value -> wording.labels(labels + "." + value))
                        .mapToObj(value -> value + " = " + wording.text(labels + "." + value))
                        .collect(Collectors.joining(", "));
            }
        }

        /** @param unit UCUM */
        record Measured(String unit, String unitText) implements Kind {}

        record Choice(CodeList codes, boolean several) implements Kind {}

        record YesNo() implements Kind {}

        record FreeText() implements Kind {}
    }

    /** The report's own name of it. */
    public String id() {
        return id;
    }

    /** Null when it is asked once. */
    public ItemList list() {
        return list;
    }

    public Kind kind() {
        return kind;
    }

    public String text(Wording wording) {
        return wording.text(wordingKey);
    }
}
