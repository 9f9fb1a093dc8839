package org.softstone.infusions.enrolment;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param patientId made by the client to be able to repeat the request; optional
 * @param zone where the patient lives; default the site's
 * @param language BCP 47; default {@code en}
 */
record PatientRequest(
        UUID patientId,
        @Schema(required = true, examples = "Ada") String givenName,
        @Schema(required = true, examples = "Example") String familyName,
        @Schema(required = true, examples = "1962-04-01") LocalDate birthDate,
        @Schema(required = true) UUID teamId,
        @Schema(examples = "Europe/Berlin") ZoneId zone,
        @Schema(examples = "de") String language) {

    @Override
    public String toString() {
        return "PatientRequest[patientId=" + patientId + "]";
    }
}
