package org.softstone.outcomes.draft;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When drafts came first whose {@code savedAt} cannot be, by that time: they count from their arrival, and the same one again
 * is no newer than it was.
 */
record Arrivals(Map<Instant, Instant> bySavedAt) {

    /** More than a phone still sends again. */
    static final int MOST = 20;

    static final Arrivals NONE = new Arrivals(Map.of());

    Arrivals {
        bySavedAt = Map.copyOf(bySavedAt);
    }

    /** When it came first: now, unless it is known. */
    Instant first(Instant savedAt, Instant now) {
        return bySavedAt.getOrDefault(savedAt, now);
    }

    /** With this one, and without the oldest when they are too many. */
    Arrivals with(Instant savedAt, Instant arrivedAt) {
        Map<Instant, Instant> newest = bySavedAt.entrySet().stream()
                .filter(arrival -> !arrival.getKey().equals(savedAt))
                .sorted(Map.Entry.<Instant, Instant>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST - 1L)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        newest.put(savedAt, arrivedAt);
        return new Arrivals(newest);
    }
}
