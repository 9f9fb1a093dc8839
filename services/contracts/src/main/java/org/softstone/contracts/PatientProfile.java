package org.softstone.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who treats a patient, and in which zone and language she is addressed. No name, no contact data.
 *
 * @param version grows by one with each change; a reader ignores a snapshot older than its own
 * @param userId the patient's account, null until she has redeemed her invitation code
 * @param language BCP 47, for example {@code de}
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
        Status status)
        implements PatientEvent {

    /** {@code invited}: registered, no account linked yet. {@code enrolled}: her account is linked. */
    public enum Status {
        @JsonProperty("invited")
        INVITED,
        @JsonProperty("enrolled")
        ENROLLED
    }
}
