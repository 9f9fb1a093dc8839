package org.softstone.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody does in a treating team. */
public enum TeamRole {
    @JsonProperty("nurse")
    NURSE,
    @JsonProperty("physician")
    PHYSICIAN,
    @JsonProperty("coordinator")
    COORDINATOR
}
