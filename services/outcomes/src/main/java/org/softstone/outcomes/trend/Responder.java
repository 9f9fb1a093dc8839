package org.softstone.outcomes.trend;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much less the pain is than at baseline, in the classes of the IMMPACT recommendations: a decrease of at least 30 %
 * is at least moderate, of at least 50 % substantial (Dworkin and others, Journal of Pain 2008; 9: 105–121). It describes
 * a group's usual experience, not what a patient should do.
 */
enum Responder {
    /** Less than 30 % below baseline, or not below it at all. */
    @JsonProperty("none")
    NONE,
    /** At least 30 % and less than 50 % below. */
    @JsonProperty("moderate")
    MODERATE,
    /** At least 50 % below. */
    @JsonProperty("substantial")
    SUBSTANTIAL;

    private static final int MODERATE_PERCENT = 30;
    private static final int SUBSTANTIAL_PERCENT = 50;

    /**
     * Decided on the scores themselves, never on a rounded percentage.
     *
     * @param baseline above 0
     */
    static Responder of(int baseline, int average) {
        int decrease = (baseline - average) * 100;
        if (decrease >= SUBSTANTIAL_PERCENT * baseline) {
            return SUBSTANTIAL;
        }
        return decrease >= MODERATE_PERCENT * baseline ? MODERATE : NONE;
    }
}
