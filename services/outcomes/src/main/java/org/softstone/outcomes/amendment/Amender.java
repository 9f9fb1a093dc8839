package org.softstone.outcomes.amendment;

import org.softstone.outcomes.answer.Purpose;

/**
 * Who corrects.
 *
 * @param enteredBy the account of the member of staff; null for the patient
 * @param readsNotes who may not read notes may not change them either
 */
public record Amender(String enteredBy, boolean readsNotes) {

    public static final Amender PATIENT = new Amender(null, true);

    static Amender staff(String userId, boolean readsNotes) {
        return new Amender(userId, readsNotes);
    }

    Purpose purpose() {
        return enteredBy == null ? Purpose.AMENDED_BY_PATIENT : Purpose.AMENDED_BY_STAFF;
    }
}
