package org.softstone.messaging;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.Topic;
import org.softstone.database.LockSpace;

/** The table {@code parked_event}. Whoever changes rows of a key holds its {@link LockSpace#CHANGING} lock. */
final class ParkedEventStore {

    /**
     * A row as it was parked.
     *
     * @param topicName as stored: this version of the service may not know it any more
     */
    record ParkedEvent(
            long sequence,
            UUID eventId,
            UUID key,
            String topicName,
            String type,
            Instant recordedAt,
            byte[] payload,
            int partition,
            long offset) {

        Optional<Topic> topic() {
            return Topic.named(topicName);
        }
    }

    private static final String PARK = """
            INSERT INTO parked_event
                (event_id, key, snapshot, awaited, topic, type, recorded_at, payload, source_partition, source_offset)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            """;

    private static final String NEXT = """
            SELECT sequence, event_id, key, topic, type, recorded_at, payload::text, source_partition, source_offset
            FROM parked_event
            WHERE key = ? AND snapshot = ? AND sequence > ?
            ORDER BY sequence LIMIT 1
            """;

    void park(Connection connection, IncomingEvent event, UUID awaited) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARK)) {
            statement.setObject(1, event.id());
            statement.setObject(2, event.key());
            statement.setBoolean(3, event.topic().compacted());
            statement.setObject(4, awaited);
            statement.setString(5, event.topic().topicName());
            statement.setString(6, event.type());
            statement.setObject(7, event.received().recordedAt().atOffset(ZoneOffset.UTC));
            statement.setString(8, new String(event.payload(), StandardCharsets.UTF_8));
            statement.setInt(9, event.origin().partition());
            statement.setLong(10, event.origin().offset());
            statement.executeUpdate();
        }
    }

    void parkBehindOthers(Connection connection, IncomingEvent event) throws SQLException {
        park(connection, event, null);
    }

    /** Waits until the key is this transaction's. */
    void lock(Connection connection, UUID key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LockSpace.CHANGING.number(key));
            statement.execute();
        }
    }

    /** The first one of the key after that sequence number, snapshots and others apart. */
    Optional<ParkedEvent> next(Connection connection, UUID key, boolean snapshot, long after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setObject(1, key);
            statement.setBoolean(2, snapshot);
            statement.setLong(3, after);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    void awaitOther(Connection connection, long sequence, UUID awaited) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE parked_event SET awaited = ? WHERE sequence = ? AND awaited IS DISTINCT FROM ?")) {
            statement.setObject(1, awaited);
            statement.setLong(2, sequence);
            statement.setObject(3, awaited);
            statement.executeUpdate();
        }
    }

    void remove(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM parked_event WHERE sequence = ?")) {
            statement.setLong(1, sequence);
            statement.executeUpdate();
        }
    }

    /** It went to the dead letters: neither parked nor known any more, so that a replay is handled. */
    void forget(Connection connection, UUID eventId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                WITH removed AS (DELETE FROM parked_event WHERE event_id = ? RETURNING event_id)
                DELETE FROM processed_event WHERE event_id IN (SELECT event_id FROM removed)
                """)) {
            statement.setObject(1, eventId);
            statement.executeUpdate();
        }
    }

    List<UUID> keysAwaiting(Connection connection, Collection<UUID> snapshots) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT DISTINCT key FROM parked_event WHERE awaited = ANY (?::uuid[])")) {
            statement.setArray(1, connection.createArrayOf("uuid", snapshots.toArray()));
            return keys(statement);
        }
    }

    /** A page of all keys, in ascending order. */
    List<UUID> keysAfter(Connection connection, UUID after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT DISTINCT key FROM parked_event WHERE key > ? ORDER BY key LIMIT ?")) {
            statement.setObject(1, after);
            statement.setInt(2, limit);
            return keys(statement);
        }
    }

    private static List<UUID> keys(PreparedStatement statement) throws SQLException {
        List<UUID> keys = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.add(rows.getObject(1, UUID.class));
            }
        }
        return keys;
    }

    private static ParkedEvent read(ResultSet row) throws SQLException {
        return new ParkedEvent(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7).getBytes(StandardCharsets.UTF_8),
                row.getInt(8),
                row.getLong(9));
    }
}
