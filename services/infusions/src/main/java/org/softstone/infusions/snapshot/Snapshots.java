package org.softstone.infusions.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.time.DueTimerHandler;

/**
 * Things of one kind that other services keep a replica of: published again at start and every night. A timer's subject is
 * the id after which to go on, so that a round needs no memory of its own and each batch is a transaction.
 */
public interface Snapshots extends DueTimerHandler {

    /** Where a round begins: before every id. */
    UUID BEGINNING = new UUID(0, 0);

    /**
     * Puts the next snapshots in order of id into the outbox. Each is locked against change meanwhile, so that no older
     * snapshot is published after a newer one: a compacted topic would keep the older for good.
     *
     * @return the id to go on after, empty when these were the last
     */
    Optional<UUID> publishAfter(UUID last);

    @Override
    default void onDue(List<UUID> subjects, Instant now) {
        subjects.forEach(last -> rounds().goOn(this, publishAfter(last), now));
    }

    SnapshotRounds rounds();
}
