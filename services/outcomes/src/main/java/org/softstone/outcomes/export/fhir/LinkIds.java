package org.softstone.outcomes.export.fhir;

import org.softstone.outcomes.instrument.ItemList;

/** The questionnaire's names of what is no question. */
final class LinkIds {

    static final String FILING = "filing";

    private LinkIds() {}

    /** Which activity, deposit or symptom the questions of its group are about. */
    static String subjectOf(ItemList list) {
        return switch (list) {
            case ACTIVITIES -> "activities.activity";
            case DEPOSITS -> "deposits.deposit";
            case SYMPTOMS -> "symptoms.symptom";
        };
    }
}
