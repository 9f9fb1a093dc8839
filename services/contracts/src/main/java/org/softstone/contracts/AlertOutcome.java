package org.softstone.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of an alert. Only a person can say so. */
public enum AlertOutcome {
    @JsonProperty("advice")
    ADVICE,
    @JsonProperty("call")
    CALL,
    @JsonProperty("visit")
    VISIT,
    @JsonProperty("hold")
    HOLD,
    @JsonProperty("dose_order")
    DOSE_ORDER,
    @JsonProperty("no_action")
    NO_ACTION,
    @JsonProperty("false_positive")
    FALSE_POSITIVE
}
