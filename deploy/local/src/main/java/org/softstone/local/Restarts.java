package org.softstone.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** When a part that keeps ending is restarted: at growing intervals, and a limited number of times. */
final class Restarts {

    static final Duration MEMORY = Duration.ofMinutes(10);
    static final int LIMIT = 5;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    sealed interface Decision {
        record StartAfter(Duration delay) implements Decision {}

        record GiveUp() implements Decision {}
    }

    private final Deque<Duration> ends = new ArrayDeque<>();

    /** @param at on a clock that only runs forward */
    Decision ended(Duration at) {
        while (!ends.isEmpty() && ends.getFirst().plus(MEMORY).compareTo(at) <= 0) {
            ends.removeFirst();
        }
        ends.addLast(at);
        return ends.size() > LIMIT
                ? new Decision.GiveUp()
                : new Decision.StartAfter(FIRST_DELAY.multipliedBy(1L << (ends.size() - 1)));
    }
}
