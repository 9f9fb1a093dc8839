package org.softstone.outcomes.export;

import com.fasterxml.jackson.databind.JsonNode;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Question;

/**
 * One answer of a report, or that there is none. Holds health data: print nothing of it.
 *
 * @param question null where a whole list, or everything about one of its entries, was declined
 * @param said as in the report, one code at a time; null unless answered
 */
public record Answer(Question question, Subject subject, AnswerStatus status, JsonNode said) {

    /**
     * What a question was asked about.
     *
     * @param list null for the patient as a whole
     * @param key of the list's entry; null for the list as a whole
     */
    public record Subject(ItemList list, String key) {
        static final Subject PATIENT = new Subject(null, null);
    }

    static Answer declined(Question question, Subject subject) {
        return new Answer(question, subject, AnswerStatus.DECLINED, null);
    }

    static Answer of(Question question, Subject subject, JsonNode said) {
        return new Answer(question, subject, AnswerStatus.ANSWERED, said);
    }

    static Answer missing(Question question, Subject subject) {
        return new Answer(question, subject, AnswerStatus.NOT_ANSWERED, null);
    }

    /** The same whether there is an answer or not. */
    Answer withheld() {
        return new Answer(question, subject, AnswerStatus.WITHHELD, null);
    }

    public boolean isAnswered() {
        return status == AnswerStatus.ANSWERED;
    }

    @Override
    public String toString() {
        return "Answer[question=" + question + "]";
    }
}
