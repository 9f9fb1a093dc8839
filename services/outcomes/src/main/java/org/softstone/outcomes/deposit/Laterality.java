package org.softstone.outcomes.deposit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On which side of the patient. */
public enum Laterality {
    @JsonProperty("left")
    LEFT,
    @JsonProperty("right")
    RIGHT,
    @JsonProperty("both")
    BOTH,
    @JsonProperty("midline")
    MIDLINE
}
