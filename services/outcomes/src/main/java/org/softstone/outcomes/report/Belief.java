package org.softstone.outcomes.report;

/**
 * Which of the times that came with a report are possible; see {@link Possible}. One that is not said is not doubted.
 *
 * @param submittedAt otherwise the report counts from its arrival
 * @param openedAt otherwise nothing is known of it
 */
public record Belief(boolean submittedAt, boolean openedAt) {

    boolean inAll() {
        return submittedAt && openedAt;
    }
}
