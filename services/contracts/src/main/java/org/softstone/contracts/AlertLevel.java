package org.softstone.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How soon somebody must act, mildest first. */
public enum AlertLevel {
    /** Shown, no action expected. */
    @JsonProperty("info")
    INFO,
    /** Within 72 hours. */
    @JsonProperty("routine")
    ROUTINE,
    /** Within 24 hours. */
    @JsonProperty("urgent")
    URGENT,
    /** Now. */
    @JsonProperty("critical")
    CRITICAL
}
