package org.softstone.time;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Takes due rows out of table {@code timer}, in the caller's transaction: when it rolls back they are there again. */
class TimerClaims {

    // Shorter than PostgreSQL's deadlock_timeout of 1 s: where a handler waits for a subject whose holder waits for the
    // claimed timer, it is the handler that gives way (and comes back), never the request of a person.
    private static final String GIVE_WAY = "SET LOCAL lock_timeout = '300ms'";

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

    private static final String BACKLOG = "SELECT count(*), min(due_at) FROM timer WHERE due_at <= ?";

    private static final String NEXT = "SELECT min(due_at) FROM timer WHERE due_at > ?";

    private final DataSource dataSource;

    TimerClaims(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Due(UUID subject, Instant dueAt) {}

    record Backlog(long due, Optional<Instant> oldest) {}

    /** Rows that are due and never failed, oldest first. */
    List<Due> claim(String kind, Instant now, int atMost) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(CLAIM)) {
            giveWay(connection);
            delete.setString(1, kind);
            delete.setObject(2, now.atOffset(ZoneOffset.UTC));
            delete.setInt(3, atMost);
            delete.setString(4, kind);
            return read(delete);
        } catch (SQLException e) {
            throw new TimerStoreException(e);
        }
    }

    /** This row, if it is still due and nobody else has it. */
    Optional<Due> claim(String kind, UUID subject, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(CLAIM_ONE)) {
            giveWay(connection);
            delete.setString(1, kind);
            delete.setObject(2, now.atOffset(ZoneOffset.UTC));
            delete.setObject(3, subject);
            delete.setString(4, kind);
            return read(delete).stream().findFirst();
        } catch (SQLException e) {
            throw new TimerStoreException(e);
        }
    }

    /** Rows that failed before and may be tried again. They are not claimed by this. */
    List<Due> toRetry(String kind, Instant now, Instant systemNow, int atMost) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(TO_RETRY)) {
            query.setString(1, kind);
            query.setObject(2, now.atOffset(ZoneOffset.UTC));
            query.setObject(3, systemNow.atOffset(ZoneOffset.UTC));
            query.setInt(4, atMost);
            return read(query);
        } catch (SQLException e) {
            throw new TimerStoreException(e);
        }
    }

    /**
     * Counts a failure and puts the row off: 1 s, 2 s, 4 s … at most 5 minutes of system time.
     *
     * @return how often it has failed, empty when it was cancelled or moved meanwhile
     */
    Optional<Integer> putOff(String kind, Due failed, Instant systemNow) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(PUT_OFF)) {
            update.setObject(1, systemNow.atOffset(ZoneOffset.UTC));
            update.setString(2, kind);
            update.setObject(3, failed.subject());
            update.setObject(4, failed.dueAt().atOffset(ZoneOffset.UTC));
            try (ResultSet rows = update.executeQuery()) {
                return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new TimerStoreException(e);
        }
    }

    /** All kinds together, also those that this version does not know. */
    Backlog backlog(Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(BACKLOG)) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return new Backlog(rows.getLong(1), instant(rows, 2));
            }
        } catch (SQLException e) {
            throw new TimerStoreException(e);
        }
    }

    /** When the next timer of any kind falls due. */
    Optional<Instant> nextAfter(Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(NEXT)) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return instant(rows, 1);
            }
        } catch (SQLException e) {
            throw new TimerStoreException(e);
        }
    }

    private static void giveWay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(GIVE_WAY);
        }
    }

    private static List<Due> read(PreparedStatement statement) throws SQLException {
        List<Due> due = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                due.add(new Due(rows.getObject(1, UUID.class), instant(rows, 2).orElseThrow()));
            }
        }
        due.sort(Comparator.comparing(Due::dueAt).thenComparing(Due::subject));
        return due;
    }

    private static Optional<Instant> instant(ResultSet rows, int column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
