package org.softstone.time;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happens when timers of one kind fall due. Every CDI bean of this type is called; one per kind. */
public interface DueTimerHandler {

    String kind();

    /**
     * Runs in one transaction with the removal of these timers. Locks each subject, checks again that the reason still
     * stands, acts, and may schedule the next timer. When it throws, the subjects are tried one by one; the failing one
     * is put off with growing delay and blocks no other.
     *
     * @param now business time
     */
    void onDue(List<UUID> subjects, Instant now);
}
