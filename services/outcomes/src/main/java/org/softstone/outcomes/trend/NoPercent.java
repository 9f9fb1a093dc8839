package org.softstone.outcomes.trend;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a week's pain has no percentage and no responder class. */
enum NoPercent {
    /** Week 0 has no report that counts. */
    @JsonProperty("baseline-missing")
    BASELINE_MISSING,
    /** The report of week 0 leaves the average open. */
    @JsonProperty("baseline-not-answered")
    BASELINE_NOT_ANSWERED,
    /** A percentage of zero is undefined; the change in points is given. */
    @JsonProperty("baseline-zero")
    BASELINE_ZERO,
    /** This week's report leaves the average open. */
    @JsonProperty("not-answered")
    NOT_ANSWERED
}
