package org.softstone.outcomes.export;

import java.math.BigDecimal;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Question;

/** One answer of a report, or that there is none. Holds health data: print nothing of it. */
public sealed interface Answer {

    Subject subject();

    Value value();

    /** To one question. */
    record ToQuestion(Question question, Subject subject, Value value) implements Answer {
        @Override
        public String toString() {
            return "Answer[question=" + question + "]";
        }
    }

    /** A whole list, or all about one of its entries, was declined. */
    record Declined(ItemList list, Subject subject) implements Answer {
        @Override
        public Value value() {
            return new Value.Declined();
        }
    }

    /** What a question was asked about. */
    sealed interface Subject {
        /** The patient as a whole. */
        record Patient() implements Subject {}

        record ActivityOf(UUID activityId) implements Subject {}

        record DepositOf(UUID depositId) implements Subject {}

        record SymptomOf(Symptom symptom) implements Subject {}
    }

    /** What she said. Neither declined nor missing is zero. */
    sealed interface Value {
        record Score(int score) implements Value {}

        record Measured(BigDecimal number) implements Value {}

        record Coded(String code) implements Value {}

        record YesNo(boolean yes) implements Value {}

        record Text(String text) implements Value {
            @Override
            public String toString() {
                return "Text[…]";
            }
        }

        /** She chose not to answer. */
        record Declined() implements Value {}

        /** Left blank, or not asked. */
        record Missing() implements Value {}

        /** There, but not for this reader. */
        record Withheld() implements Value {}
    }
}
