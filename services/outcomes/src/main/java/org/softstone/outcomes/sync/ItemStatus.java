package org.softstone.outcomes.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The outcome of one part of a sync, which decides what the phone does with it. */
@Schema(name = "SyncStatus")
enum ItemStatus {
    /** It is safe: take it out of the queue. */
    @JsonProperty("stored")
    STORED,
    /** It was stored before: take it out of the queue. */
    @JsonProperty("repeated")
    REPEATED,
    /** Its id was used for other content, which stays: show it to the patient. */
    @JsonProperty("differs")
    DIFFERS,
    /** It cannot be accepted as it is: show it to the patient. */
    @JsonProperty("refused")
    REFUSED,
    /**
     * It cannot be stored yet: we failed, and nothing of it is stored, or maybe all; or it amends a report that has not come;
     * or too many came today, then the problem says {@code retryAt}. Keep it and send it again as it is, an amendment behind
     * its report.
     */
    @JsonProperty("retry")
    RETRY
}
