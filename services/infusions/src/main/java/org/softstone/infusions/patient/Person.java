package org.softstone.infusions.patient;

import java.time.LocalDate;

/** Who a patient is, for the people who treat her. */
record Person(String givenName, String familyName, LocalDate birthDate) {

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
