package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** From whose account something came. */
public enum Author {
    /** The patient's, no matter who used the phone. */
    @JsonProperty("self")
    SELF,
    @JsonProperty("staff")
    STAFF;

    /** @param enteredBy see {@link FiledReport.FirstVersion} */
    public static Author of(String enteredBy) {
        return enteredBy == null ? SELF : STAFF;
    }
}
