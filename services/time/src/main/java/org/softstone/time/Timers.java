package org.softstone.time;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Due times as rows, written in the caller's transaction (there must be one) and claimed by any replica.
 *
 * <p>Take the lock of the subject itself (its row) before its timer: {@link DueTimerHandler} runs behind the claim of the
 * timer, and gives way when the two meet.
 */
public interface Timers {

    /** Sets the due times of many subjects at once, each replacing an earlier one. */
    void schedule(String kind, Map<UUID, Instant> dueTimes);

    /** Deletes the due times of many subjects at once. */
    void cancel(String kind, Collection<UUID> subjects);

    /** Sets the one pending due time of this kind for this subject, replacing an earlier one. */
    default void schedule(String kind, UUID subject, Instant dueAt) {
        schedule(kind, Map.of(subject, dueAt));
    }

    /**
     * Deletes the due time, if there is one. Does not wait for a timer that is being handled at this moment: its handler
     * sees, under the lock of the subject, that the reason no longer holds.
     */
    void cancel(String kind, UUID subject);
}
