package org.softstone.infusions.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PatientProfile.ReportingEnded;

/** A patient's card. */
public record PatientView(
        UUID patientId,
        String givenName,
        String familyName,
        LocalDate birthDate,
        UUID teamId,
        ZoneId zone,
        String language,
        PatientProfile.Status status,
        Instant registeredAt,

        @Schema(description = "Absent while the patient is asked for reports")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        ReportingEnded reportingEnded) {

    @Override
    public String toString() {
        return "PatientView[patientId=" + patientId + "]";
    }
}
