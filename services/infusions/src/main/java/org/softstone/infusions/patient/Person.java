package org.softstone.infusions.patient;

import java.time.LocalDate;

/** A patient's identity, for the treating team only. */
public record Person(String givenName, String familyName, LocalDate birthDate) {

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
