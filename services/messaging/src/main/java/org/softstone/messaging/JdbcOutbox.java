package org.softstone.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.softstone.contracts.Event;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.Topic;
import org.softstone.database.LockSpace;

final class JdbcOutbox implements Outbox {

    /** Kafka refuses records over 1 MB, and the relay would try one for ever: it is refused where it is made. */
    private static final int LARGEST_PAYLOAD = 900_000;

    /**
     * One round trip, because every report pays for it. The locks come first: a row of the left side is there only once
     * they are held, and only then is the next sequence number taken.
     */
    private static final String APPEND = """
            WITH locked AS MATERIALIZED (SELECT count(pg_advisory_xact_lock(number)) FROM unnest(?::bigint[]) number)
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT event.id, event.topic, event.key, event.type, event.payload::jsonb
            FROM locked, unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                WITH ORDINALITY AS event (id, topic, key, type, payload, ordinality)
            ORDER BY event.ordinality
            """;

    private final DataSource dataSource;
    private final Transactions transactions;
    private final Runnable wakeRelay;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    JdbcOutbox(DataSource dataSource, Transactions transactions, Runnable wakeRelay) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.wakeRelay = wakeRelay;
    }

    @Override
    public void append(List<? extends Event> events) {
        if (events.isEmpty()) {
            return;
        }
        transactions.afterCommit(wakeRelay);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            events.stream()
                                    .map(Event::key)
                                    .map(LockSpace.WRITING_EVENTS::number)
                                    .distinct()
                                    .sorted()
                                    .toArray()));
            append.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", events.stream().map(_ -> ids.generate()).toArray()));
            append.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            events.stream()
                                    .map(event -> Topic.of(event).topicName())
                                    .toArray()));
            append.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid", events.stream().map(Event::key).toArray(UUID[]::new)));
            append.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            events.stream()
                                    .map(event -> EventTypes.nameOf(event.getClass()))
                                    .toArray()));
            append.setArray(
                    6,
                    connection.createArrayOf(
                            "text", events.stream().map(JdbcOutbox::payload).toArray()));
            append.executeUpdate();
        } catch (SQLException e) {
            throw new Transactions.TransactionFailed(e);
        }
    }

    private static String payload(Event event) {
        String json = EventJson.write(event);
        if (json.length() > LARGEST_PAYLOAD / 3 && json.getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "Event too large to publish: " + event.getClass().getSimpleName());
        }
        return json;
    }
}
