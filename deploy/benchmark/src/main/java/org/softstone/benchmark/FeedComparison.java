package org.softstone.benchmark;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Compares feeds with the reports expected in them. */
final class FeedComparison {

    private int feeds;
    private long expected;
    private long lost;
    private long doubled;
    private long unexpected;

    /**
     * @param acknowledged of the patients of this feed's reader
     * @param found in the feed, as often as they stand there
     */
    void add(Set<UUID> acknowledged, List<UUID> found) {
        Set<UUID> distinct = new HashSet<>(found);
        feeds++;
        expected += acknowledged.size();
        lost += without(acknowledged, distinct);
        doubled += found.size() - distinct.size();
        unexpected += without(distinct, acknowledged);
    }

    private static long without(Collection<UUID> these, Set<UUID> those) {
        return these.stream().filter(one -> !those.contains(one)).count();
    }

    long expected() {
        return expected;
    }

    long doubled() {
        return doubled;
    }

    long lost() {
        return lost;
    }

    boolean isExact() {
        return lost == 0 && doubled == 0;
    }

    /** Unacknowledged reports are not a fault: the response to a stored report may have been lost. */
    String sentence() {
        return Results.number(
                "Every acknowledged report in the feed of every member of its team, exactly once: %s. Over %,d feeds"
                        + " %,d entries were to be there; lost %,d, doubled %,d, not acknowledged %,d.",
                isExact() ? "yes" : "**no**", feeds, expected, lost, doubled, unexpected);
    }
}
