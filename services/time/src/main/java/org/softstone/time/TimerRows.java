package org.softstone.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.softstone.database.CurrentTransaction;
import org.softstone.database.Sql;

/** Writes table {@code timer}. Several subjects go in ascending order, so that two writers cannot wait for each other. */
@ApplicationScoped
class TimerRows implements Timers {

    private static final String SCHEDULE = """
            INSERT INTO timer (kind, subject, due_at)
            SELECT ?, subject, due_at FROM unnest(?::uuid[], ?::timestamptz[]) WITH ORDINALITY AS new (subject, due_at, n)
            ORDER BY n
            ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at, attempts = 0, retry_at = NULL""";

    private static final String CANCEL = """
            DELETE FROM timer WHERE kind = ? AND subject IN (
                SELECT subject FROM timer WHERE kind = ? AND subject = ANY ((SELECT ?::uuid[])::uuid[])
                ORDER BY subject FOR UPDATE SKIP LOCKED)""";

    /** A report that comes alone cancels one. */
    private static final String CANCEL_ONE = """
            DELETE FROM timer WHERE kind = ? AND subject = (
                SELECT subject FROM timer WHERE kind = ? AND subject = ? FOR UPDATE SKIP LOCKED)""";

    private final Sql sql;
    private final CurrentTransaction transaction;
    private final InstantSource clock;
    private final TimerBell bell;

    TimerRows(Sql sql, CurrentTransaction transaction, InstantSource clock, TimerBell bell) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
        this.bell = bell;
    }

    @Override
    public void schedule(String kind, Map<UUID, Instant> dueTimes) {
        if (dueTimes.isEmpty()) {
            return;
        }
        requireTransaction();
        TreeMap<UUID, Instant> ordered = new TreeMap<>(dueTimes);
        sql.change(SCHEDULE, kind, ordered.keySet(), ordered.values().toArray(Instant[]::new));
        Instant now = clock.instant();
        if (ordered.values().stream().anyMatch(dueAt -> !dueAt.isAfter(now))) {
            transaction.afterCommit(bell::ring);
        }
    }

    @Override
    public void cancel(String kind, Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        if (subjects.size() == 1) {
            cancel(kind, subjects.iterator().next());
            return;
        }
        requireTransaction();
        sql.change(CANCEL, kind, kind, new TreeSet<>(subjects));
    }

    @Override
    public void cancel(String kind, UUID subject) {
        requireTransaction();
        sql.change(CANCEL_ONE, kind, kind, subject);
    }

    /** A timer that is committed without the change it belongs to would be a bug that nobody sees. */
    private void requireTransaction() {
        transaction.require("Timers are written in the transaction of the change they belong to");
    }
}
