package org.softstone.outcomes.draft;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * First arrivals of drafts whose {@code savedAt} is impossible. Such a draft counts from its first arrival, and a retry is no
 * newer. Drafts are recognised by {@code savedAt} and content, because a clock that is reset twice gives the same time twice.
 *
 * @param byDraft see {@link #key}
 */
record Arrivals(Map<String, Instant> byDraft) {

    /** More than a phone retries. */
    static final int MOST = 20;

    private static final String SEPARATOR = " ";

    static final Arrivals NONE = new Arrivals(Map.of());

    Arrivals {
        byDraft = Map.copyOf(byDraft);
    }

    /** The first arrival: now, unless it is known. */
    Instant first(Instant savedAt, String said, Instant now) {
        return byDraft.getOrDefault(key(savedAt, said), byDraft.getOrDefault(forgotten(savedAt.toString()), now));
    }

    /** With this one, and without the oldest when they are too many. */
    Arrivals with(Instant savedAt, String said, Instant arrivedAt) {
        String key = key(savedAt, said);
        Map<String, Instant> newest = byDraft.entrySet().stream()
                .filter(arrival -> !arrival.getKey().equals(key))
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST - 1L)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        newest.put(key, arrivedAt);
        return new Arrivals(newest);
    }

    /** Without anything that depends on their content; those of the same time become one. */
    Arrivals forgetting() {
        return new Arrivals(byDraft.entrySet().stream()
                .collect(Collectors.toMap(
                        arrival -> forgotten(arrival.getKey()),
                        Map.Entry::getValue,
                        (one, other) -> one.isAfter(other) ? one : other)));
    }

    private static String key(Instant savedAt, String said) {
        return savedAt + SEPARATOR + Integer.toHexString(said.hashCode());
    }

    private static String forgotten(String key) {
        int separator = key.indexOf(SEPARATOR);
        return separator < 0 ? key : key.substring(0, separator);
    }
}
