package org.softstone.infusions.snapshot;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.Event;
import org.softstone.messaging.Outbox;
import org.softstone.time.DueTimerHandler;
import org.softstone.time.Timers;

/**
 * Publishes everything of one kind again, for readers that have lost or never seen a snapshot: at start and every night. A
 * timer's subject is the id after which to continue, so each batch is a transaction and a round needs no other state.
 */
public abstract class Snapshots implements DueTimerHandler {

    /** Small enough that the locks of a batch are held for milliseconds. */
    private static final int BATCH = 200;

    /** A quiet hour in most places; nothing depends on it. */
    private static final LocalTime NIGHTLY_AT = LocalTime.of(2, 0);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Outbox outbox;
    private final Timers timers;

    protected Snapshots(Outbox outbox, Timers timers) {
        this.outbox = outbox;
        this.timers = timers;
    }

    /**
     * The next snapshots in order of their keys. Each thing stays locked until the transaction ends, so that no older snapshot
     * is published after a newer one: a compacted topic would keep the older one.
     */
    protected abstract List<? extends Event> lockAfter(UUID last, int count);

    /** Begins a round; a round that waits for the night is brought forward. */
    void begin(Instant now) {
        timers.schedule(kind(), BEFORE_ALL, now);
    }

    @Override
    public void onDue(List<UUID> subjects, Instant now) {
        for (UUID last : subjects) {
            List<? extends Event> batch = lockAfter(last, BATCH);
            outbox.append(batch);
            if (batch.size() < BATCH) {
                timers.schedule(kind(), BEFORE_ALL, nextNight(now));
            } else {
                timers.schedule(kind(), batch.getLast().key(), now);
            }
        }
    }

    private static Instant nextNight(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(NIGHTLY_AT);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
