package org.softstone.infusions.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.PatientProfile;
import org.softstone.infusions.patient.Patient;

/**
 * @param invitationCode shown only in the answer that made it; null when a registration is repeated: ask for a new code
 */
record RegistrationView(
        UUID patientId,
        UUID teamId,
        PatientProfile.Status status,
        @Schema(nullable = true) String invitationCode,
        @Schema(nullable = true) Instant invitationExpiresAt) {

    static RegistrationView withCode(Patient patient, Invitation invitation, InvitationCode code) {
        return new RegistrationView(
                patient.patientId(), patient.teamId(), patient.status(), code.text(), invitation.expiresAt());
    }

    static RegistrationView withoutCode(Patient patient) {
        return new RegistrationView(patient.patientId(), patient.teamId(), patient.status(), null, null);
    }

    @Override
    public String toString() {
        return "RegistrationView[patientId=" + patientId + "]";
    }
}
