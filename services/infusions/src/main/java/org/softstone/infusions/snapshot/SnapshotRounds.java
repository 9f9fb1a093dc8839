package org.softstone.infusions.snapshot;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.softstone.time.Timers;

/** When snapshots are published again: a round at start, then one every night. */
@ApplicationScoped
public class SnapshotRounds {

    /** Small enough that the locks of a batch are held for milliseconds. */
    public static final int BATCH = 200;

    /** A quiet hour in most places; nothing depends on it. */
    private static final LocalTime NIGHTLY_AT = LocalTime.of(2, 0);

    private final Timers timers;

    SnapshotRounds(Timers timers) {
        this.timers = timers;
    }

    /** Begins a round; a round that waits for the night is brought forward. */
    void begin(Snapshots snapshots, Instant now) {
        timers.schedule(snapshots.kind(), Snapshots.BEGINNING, now);
    }

    /** The next batch at once, or the next round tonight. */
    void goOn(Snapshots snapshots, Optional<UUID> last, Instant now) {
        last.ifPresentOrElse(
                id -> timers.schedule(snapshots.kind(), id, now),
                () -> timers.schedule(snapshots.kind(), Snapshots.BEGINNING, nextNight(now)));
    }

    private static Instant nextNight(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(NIGHTLY_AT);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
