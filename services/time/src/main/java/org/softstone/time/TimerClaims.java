package org.softstone.time;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.database.Row;
import org.softstone.database.Sql;

/**
 * Takes due rows out of table {@code timer}, in the caller's transaction: when it rolls back they are there again. Where a
 * handler waits for a subject whose holder waits for the claimed timer, it is the handler that gives way, never the request of
 * a person.
 */
class TimerClaims {

    private static final String CLAIM = """
            WITH claimed AS MATERIALIZED (
                SELECT subject FROM timer
                WHERE kind = ? AND due_at <= ? AND attempts = 0
                ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            DELETE FROM timer USING claimed WHERE timer.kind = ? AND timer.subject = claimed.subject
            RETURNING timer.subject, timer.due_at""";

    private static final String CLAIM_ONE = """
            WITH claimed AS MATERIALIZED (
                SELECT subject FROM timer
                WHERE kind = ? AND due_at <= ? AND subject = ?
                FOR UPDATE SKIP LOCKED)
            DELETE FROM timer USING claimed WHERE timer.kind = ? AND timer.subject = claimed.subject
            RETURNING timer.subject, timer.due_at""";

    private static final String TO_RETRY = """
            SELECT subject, due_at FROM timer
            WHERE kind = ? AND due_at <= ? AND attempts > 0 AND retry_at <= ?
            ORDER BY retry_at LIMIT ?""";

    private static final String PUT_OFF = """
            UPDATE timer SET attempts = attempts + 1,
                retry_at = ?::timestamptz + least(interval '1 second' * power(2, least(attempts, 20)), interval '5 minutes')
            WHERE kind = ? AND subject = ? AND due_at = ?
            RETURNING attempts""";

    private static final String BACKLOG = "SELECT count(*) AS due, min(due_at) AS oldest FROM timer WHERE due_at <= ?";

    private static final String NEXT = "SELECT min(due_at) AS next FROM timer WHERE due_at > ?";

    private final Sql sql;

    TimerClaims(Sql sql) {
        this.sql = sql;
    }

    record Due(UUID subject, Instant dueAt) {}

    record Backlog(long due, Optional<Instant> oldest) {}

    /** Rows that are due and never failed, oldest first. What is done for them finds its rows by indexes. */
    List<Due> claim(String kind, Instant now, int atMost) {
        sql.giveWay();
        List<Due> claimed = ordered(sql.list(CLAIM, TimerClaims::due, kind, now, atMost, kind));
        if (!claimed.isEmpty()) {
            sql.findByIndexes();
        }
        return claimed;
    }

    /** One row, if it is still due and nobody else has it. */
    Optional<Due> claim(String kind, UUID subject, Instant now) {
        sql.findByIndexesAndGiveWay();
        return sql.first(CLAIM_ONE, TimerClaims::due, kind, now, subject, kind);
    }

    /** Rows that failed before and may be retried. They are not claimed by this. */
    List<Due> toRetry(String kind, Instant now, Instant systemNow, int atMost) {
        return ordered(sql.list(TO_RETRY, TimerClaims::due, kind, now, systemNow, atMost));
    }

    /**
     * Counts a failure and puts the row off: 1 s, 2 s, 4 s … at most 5 minutes of system time.
     *
     * @return how often it has failed, empty when it was cancelled or moved meanwhile
     */
    Optional<Integer> putOff(String kind, Due failed, Instant systemNow) {
        return sql.first(PUT_OFF, row -> row.integer("attempts"), systemNow, kind, failed.subject(), failed.dueAt());
    }

    /** All kinds together, also those that this version does not know. */
    Backlog backlog(Instant now) {
        return sql.first(
                        BACKLOG, row -> new Backlog(row.number("due"), Optional.ofNullable(row.instant("oldest"))), now)
                .orElseThrow();
    }

    /** When the next timer of any kind falls due. */
    Optional<Instant> nextAfter(Instant now) {
        return sql.first(NEXT, row -> Optional.ofNullable(row.instant("next")), now)
                .orElseThrow();
    }

    private static Due due(Row row) throws SQLException {
        return new Due(row.uuid("subject"), row.instant("due_at"));
    }

    private static List<Due> ordered(List<Due> due) {
        return due.stream()
                .sorted(Comparator.comparing(Due::dueAt).thenComparing(Due::subject))
                .toList();
    }
}
