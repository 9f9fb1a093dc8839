package org.softstone.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

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
                SELECT subject FROM timer WHERE kind = ? AND subject = ANY (?::uuid[])
                ORDER BY subject FOR UPDATE SKIP LOCKED)""";

    /** Every report cancels one: this form is planned once, the one for many anew for each list. */
    private static final String CANCEL_ONE = """
            DELETE FROM timer WHERE kind = ? AND subject = (
                SELECT subject FROM timer WHERE kind = ? AND subject = ? FOR UPDATE SKIP LOCKED)""";

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final InstantSource clock;
    private final TimerBell bell;

    TimerRows(
            DataSource dataSource,
            TransactionSynchronizationRegistry transaction,
            InstantSource clock,
            TimerBell bell) {
        this.dataSource = dataSource;
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
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(SCHEDULE)) {
            upsert.setString(1, kind);
            upsert.setArray(2, array(connection, "uuid", List.copyOf(ordered.keySet())));
            upsert.setArray(3, array(connection, "timestamptz", List.copyOf(ordered.values())));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new TimerStoreException(e);
        }
        Instant now = clock.instant();
        if (ordered.values().stream().anyMatch(dueAt -> !dueAt.isAfter(now))) {
            transaction.registerInterposedSynchronization(new RingAfterCommit(bell));
        }
    }

    @Override
    public void cancel(String kind, Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        requireTransaction();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(CANCEL)) {
            delete.setString(1, kind);
            delete.setString(2, kind);
            delete.setArray(3, array(connection, "uuid", List.copyOf(new TreeSet<>(subjects))));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new TimerStoreException(e);
        }
    }

    @Override
    public void cancel(String kind, UUID subject) {
        requireTransaction();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(CANCEL_ONE)) {
            delete.setString(1, kind);
            delete.setString(2, kind);
            delete.setObject(3, subject);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new TimerStoreException(e);
        }
    }

    /** A timer that is committed without the change it belongs to would be a bug that nobody sees: refuse it. */
    private void requireTransaction() {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("Timers are written in the transaction of the change they belong to");
        }
    }

    private static Array array(Connection connection, String type, List<?> values) throws SQLException {
        return connection.createArrayOf(
                type, values.stream().map(Object::toString).toArray());
    }

    private record RingAfterCommit(TimerBell bell) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                bell.ring();
            }
        }
    }
}
