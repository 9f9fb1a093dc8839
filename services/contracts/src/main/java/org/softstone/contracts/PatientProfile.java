package org.softstone.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who treats a patient, and in which zone and language they are addressed. No name, no contact data.
 *
 * @param version grows by one with each change; a reader ignores a snapshot older than its own
 * @param userId the patient's account, null until they have redeemed their invitation code
 * @param language BCP 47, for example {@code de}
 * @param reportingEnded since when the patient is no longer asked for reports, whatever happens to their courses; null while
 *     they are, and in events older than this field
 */
@EventType("org.softstone.patient.profile.v1")
public record PatientProfile(
        UUID patientId,
        long version,
        @Nullable String userId,
        UUID teamId,
        UUID siteId,
        ZoneId zone,
        String language,
        Status status,
        @Nullable ReportingEnded reportingEnded)
        implements PatientEvent {

    /** Of a patient who is asked for reports. */
    public PatientProfile(
            UUID patientId,
            long version,
            @Nullable String userId,
            UUID teamId,
            UUID siteId,
            ZoneId zone,
            String language,
            Status status) {
        this(patientId, version, userId, teamId, siteId, zone, language, status, null);
    }

    /** That, when and why a patient's reporting ended. Taken back by a later snapshot when it was entered in error. */
    public record ReportingEnded(Instant at, Reason reason) {
        public enum Reason {
            @JsonProperty("died")
            DIED,
            @JsonProperty("withdrew")
            WITHDREW,
            @JsonProperty("moved-away")
            MOVED_AWAY,
            @JsonProperty("other")
            OTHER
        }
    }

    /** {@code invited}: registered, no account linked yet. {@code enrolled}: the account is linked. */
    public enum Status {
        @JsonProperty("invited")
        INVITED,
        @JsonProperty("enrolled")
        ENROLLED
    }
}
