package org.softstone.time;

import java.time.Instant;
import java.util.UUID;

/** Due times as rows, written in the caller's transaction and claimed by any replica. */
public interface Timers {

    /** Sets the one pending due time of this kind for this subject, replacing an earlier one. */
    void schedule(String kind, UUID subject, Instant dueAt);

    /** Forgets the due time; nothing happens when there is none. */
    void cancel(String kind, UUID subject);
}
