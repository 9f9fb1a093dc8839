package org.softstone.outcomes.pause;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a patient cannot report. */
public enum PauseReason {
    @JsonProperty("hospital")
    HOSPITAL,
    @JsonProperty("travel")
    TRAVEL,
    @JsonProperty("other")
    OTHER
}
