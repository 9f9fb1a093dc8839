package org.softstone.infusions.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;

/** A patient's card. */
record PatientView(
        UUID patientId,
        String givenName,
        String familyName,
        LocalDate birthDate,
        UUID teamId,
        ZoneId zone,
        String language,
        PatientProfile.Status status,
        Instant registeredAt) {

    static PatientView from(Patient patient) {
        Person person = patient.person();
        return new PatientView(
                patient.patientId(),
                person.givenName(),
                person.familyName(),
                person.birthDate(),
                patient.teamId(),
                patient.zone(),
                patient.language(),
                statusOf(patient),
                patient.registeredAt());
    }

    static PatientProfile.Status statusOf(Patient patient) {
        return patient.isEnrolled() ? PatientProfile.Status.ENROLLED : PatientProfile.Status.INVITED;
    }

    @Override
    public String toString() {
        return "PatientView[patientId=" + patientId + "]";
    }
}
