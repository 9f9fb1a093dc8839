package org.softstone.messaging.park;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.Topic;
import org.softstone.database.LockSpace;
import org.softstone.database.Locks;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.messaging.event.IncomingEvent;

/** The table {@code parked_event}. Changing rows of a key requires its {@link LockSpace#CHANGING} lock. */
public final class ParkedEventStore {

    /**
     * A row as it was parked.
     *
     * @param topicName as stored: this version of the service may not know the topic
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
            SELECT sequence, event_id, key, topic, type, recorded_at, payload::text AS payload,
                source_partition, source_offset
            FROM parked_event
            WHERE key = ? AND snapshot = ? AND sequence > ?
            ORDER BY sequence LIMIT 1
            """;

    private static final String AWAIT_OTHER =
            "UPDATE parked_event SET awaited = ? WHERE sequence = ? AND awaited IS DISTINCT FROM ?";

    private static final String FORGET = """
            WITH removed AS (DELETE FROM parked_event WHERE event_id = ? RETURNING event_id)
            DELETE FROM processed_event WHERE event_id IN (SELECT event_id FROM removed)
            """;

    private static final String KEYS_AWAITING = "SELECT DISTINCT key FROM parked_event WHERE awaited = ANY (?::uuid[])";

    private static final String KEYS_AFTER = "SELECT DISTINCT key FROM parked_event WHERE key > ? ORDER BY key LIMIT ?";

    private final Sql sql;
    private final Locks locks;

    public ParkedEventStore(Sql sql) {
        this.sql = sql;
        this.locks = new Locks(sql);
    }

    /** @param awaited the id of the snapshot, null when it only waits behind others of its key */
    public void park(IncomingEvent event, UUID awaited) {
        sql.change(
                PARK,
                event.id(),
                event.key(),
                event.topic().compacted(),
                awaited,
                event.topic().topicName(),
                event.type(),
                event.received().recordedAt(),
                new String(event.payload(), StandardCharsets.UTF_8),
                event.origin().partition(),
                event.origin().offset());
    }

    void lock(UUID key) {
        locks.take(LockSpace.CHANGING, key);
    }

    /** The first one of the key after that sequence number, snapshots and others apart. */
    Optional<ParkedEvent> next(UUID key, boolean snapshot, long after) {
        return sql.first(NEXT, ParkedEventStore::read, key, snapshot, after);
    }

    void awaitOther(long sequence, UUID awaited) {
        sql.change(AWAIT_OTHER, awaited, sequence, awaited);
    }

    void remove(long sequence) {
        sql.change("DELETE FROM parked_event WHERE sequence = ?", sequence);
    }

    /** It went to the dead letters: neither parked nor processed, so that a replay is handled. */
    void forget(UUID eventId) {
        sql.change(FORGET, eventId);
    }

    /** For the rest of the transaction, as for an event that comes from Kafka. */
    void findByIndexes() {
        sql.findByIndexes();
    }

    List<UUID> keysAwaiting(Collection<UUID> snapshots) {
        return sql.list(KEYS_AWAITING, row -> row.uuid("key"), snapshots);
    }

    /** A page of all keys, in ascending order. */
    List<UUID> keysAfter(UUID after, int limit) {
        return sql.list(KEYS_AFTER, row -> row.uuid("key"), after, limit);
    }

    /** Asks the database something. @throws RuntimeException when it does not answer */
    public void probe() {
        sql.first("SELECT 1", _ -> true);
    }

    private static ParkedEvent read(Row row) throws SQLException {
        return new ParkedEvent(
                row.number("sequence"),
                row.uuid("event_id"),
                row.uuid("key"),
                row.text("topic"),
                row.text("type"),
                row.instant("recorded_at"),
                row.text("payload").getBytes(StandardCharsets.UTF_8),
                row.integer("source_partition"),
                row.number("source_offset"));
    }
}
