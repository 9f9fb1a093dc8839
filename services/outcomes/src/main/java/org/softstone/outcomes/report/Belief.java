package org.softstone.outcomes.report;

/**
 * Which of the times that came with a report are possible; see {@link Possible}. An absent one counts as possible.
 *
 * @param submittedAt otherwise the report counts from its arrival
 * @param openedAt otherwise nothing is known of it
 */
public record Belief(boolean submittedAt, boolean openedAt) {

    boolean inAll() {
        return submittedAt && openedAt;
    }
}
