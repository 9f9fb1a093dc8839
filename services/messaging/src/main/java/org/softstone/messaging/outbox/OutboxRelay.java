package org.softstone.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.softstone.database.Failures;
import org.softstone.database.LockSpace;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.MessagingConfig;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.event.EventHeaders;

/**
 * Publishes the outbox: at least once, in order per key.
 *
 * <p>One relay per database is active. It keeps one connection outside of the pool, holds a session lock on it and does
 * everything on it: if the connection breaks, the right to delete is lost with it. It sends a batch pipelined, waits for all
 * acknowledgements, then deletes exactly those rows. On any failure it closes producer and connection and restarts at the
 * first remaining row. Every attempt sends the rows in order, so the first copy of each event arrives in order, and readers
 * skip the others by id.
 */
public final class OutboxRelay implements Runnable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** How long a batch waits for Kafka before the connection is used again, so that it is known to live. */
    private static final Duration PROVE_ALIVE_EVERY = Duration.ofSeconds(1);

    /** Delivery is never given up; but a new producer is not stuck where the old one may be. */
    private static final Duration RENEW_PRODUCER_AFTER = Duration.ofMinutes(2);

    private static final String SELECT = """
            SELECT sequence, id, aggregatetype, aggregateid, type, payload, recorded_at
            FROM outbox ORDER BY sequence LIMIT ?
            """;

    /** Opens a connection that belongs to no pool and no transaction. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    private record Row(
            long sequence, UUID id, String topic, UUID key, String type, String payload, Instant recordedAt) {}

    private final String source;
    private final MessagingConfig.Relay config;
    private final Connections connections;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final MessagingMetrics metrics;
    private final Wakeup wakeup;
    private final StopSignal stop = new StopSignal();
    private final RetryLoop loop = new RetryLoop(LOG, "outbox relay", stop);

    public OutboxRelay(
            String service,
            MessagingConfig.Relay config,
            Connections connections,
            Supplier<Producer<byte[], byte[]>> producers,
            MessagingMetrics metrics,
            Wakeup wakeup) {
        this.source = "/softstone/" + service;
        this.config = config;
        this.connections = connections;
        this.producers = producers;
        this.metrics = metrics;
        this.wakeup = wakeup;
    }

    public void stop() {
        stop.raise();
        wakeup.ring();
    }

    @Override
    public void run() {
        loop.run(() -> {
            try (Connection connection = connections.open()) {
                if (becomeActive(connection)) {
                    relay(connection);
                }
            }
        });
    }

    private boolean becomeActive(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            // A relay whose machine vanished must not keep the lock.
            statement.execute("SET idle_session_timeout = '30s'; SET tcp_keepalives_idle = 10;"
                    + " SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3");
            // By the index, also while the table looks empty: it is full of deleted rows until it is vacuumed.
            statement.execute("SET enable_seqscan = off; SET enable_bitmapscan = off");
            // Only deletes are committed here. A crash of the database may undo the last of them; then their rows are
            // sent again in order, as after a broken connection, and readers skip them by id.
            statement.execute("SET synchronous_commit = off");
        }
        while (!stop.isRaised()) {
            try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
                lock.setLong(1, LockSpace.RELAY);
                try (ResultSet result = lock.executeQuery()) {
                    result.next();
                    if (result.getBoolean(1)) {
                        return true;
                    }
                }
            }
            loop.works();
            stop.await(config.takeoverInterval());
        }
        return false;
    }

    private void relay(Connection connection) throws SQLException {
        Producer<byte[], byte[]> producer = producers.get();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM outbox WHERE sequence = ANY (?::bigint[])")) {
            while (!stop.isRaised()) {
                // Before the read, so that a commit after the read wakes the next turn.
                wakeup.clear();
                long beganAt = System.nanoTime();
                List<Row> batch = read(select);
                if (batch.isEmpty()) {
                    loop.works();
                    awaitWork();
                } else if (publish(producer, batch, connection)) {
                    delete(delete, batch);
                    metrics.published(batch.size());
                    loop.works();
                    if (batch.size() < config.batchSize()) {
                        letGather(System.nanoTime() - beganAt);
                    }
                }
            }
        } finally {
            close(producer);
        }
    }

    /** What follows right after a batch waits for more to gather, as long as that one took; what reaches an idle relay does not. */
    private void letGather(long took) {
        stop.await(Duration.ofNanos(Math.min(took, config.longestPause().toNanos())));
    }

    private void awaitWork() {
        try {
            wakeup.await(config.pollInterval());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop.raise();
        }
    }

    private List<Row> read(PreparedStatement select) throws SQLException {
        select.setInt(1, config.batchSize());
        List<Row> batch = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                batch.add(new Row(
                        rows.getLong(1),
                        rows.getObject(2, UUID.class),
                        rows.getString(3),
                        rows.getObject(4, UUID.class),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getObject(7, OffsetDateTime.class).toInstant()));
            }
        }
        return batch;
    }

    /** True once all are acknowledged, false when stopped before. */
    private boolean publish(Producer<byte[], byte[]> producer, List<Row> batch, Connection connection)
            throws SQLException {
        Semaphore acknowledged = new Semaphore(0);
        AtomicReference<Exception> failure = new AtomicReference<>();
        for (Row row : batch) {
            if (failure.get() != null || stop.isRaised()) {
                break;
            }
            producer.send(message(row), (_, exception) -> {
                if (exception != null && failure.compareAndSet(null, exception)) {
                    // At once and without flushing: nothing may be sent after an event that was not.
                    close(producer);
                }
                acknowledged.release();
            });
        }
        long renewAt = System.nanoTime() + RENEW_PRODUCER_AFTER.toNanos();
        while (!stop.isRaised()) {
            if (failure.get() != null) {
                throw new KafkaException(failure.get());
            }
            if (await(acknowledged, batch.size())) {
                if (failure.get() == null) {
                    return true;
                }
            } else {
                TimeoutException unacknowledged = new TimeoutException();
                loop.failed(unacknowledged);
                proveAlive(connection);
                if (System.nanoTime() > renewAt) {
                    throw new KafkaException(unacknowledged);
                }
            }
        }
        return false;
    }

    private static void proveAlive(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private boolean await(Semaphore acknowledged, int count) {
        try {
            return acknowledged.tryAcquire(count, PROVE_ALIVE_EVERY.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop.raise();
            return false;
        }
    }

    private ProducerRecord<byte[], byte[]> message(Row row) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(row.topic(), bytes(row.key().toString()), bytes(row.payload()));
        EventHeaders.put(message.headers(), EventHeaders.SPEC_VERSION, "1.0");
        EventHeaders.put(message.headers(), EventHeaders.ID, row.id());
        EventHeaders.put(message.headers(), EventHeaders.SOURCE, source);
        EventHeaders.put(message.headers(), EventHeaders.TYPE, row.type());
        EventHeaders.put(message.headers(), EventHeaders.TIME, row.recordedAt());
        EventHeaders.put(message.headers(), EventHeaders.SUBJECT, row.key());
        EventHeaders.put(message.headers(), EventHeaders.CONTENT_TYPE, "application/json");
        return message;
    }

    private static void delete(PreparedStatement delete, List<Row> batch) throws SQLException {
        delete.setArray(
                1,
                delete.getConnection()
                        .createArrayOf(
                                "bigint", batch.stream().map(Row::sequence).toArray()));
        delete.executeUpdate();
    }

    private static void close(Producer<byte[], byte[]> producer) {
        try {
            producer.close(Duration.ZERO);
        } catch (KafkaException e) {
            LOG.debugf("Closing failed: what=relay producer cause=%s", Failures.describe(e));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
