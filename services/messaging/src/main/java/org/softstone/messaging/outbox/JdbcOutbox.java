package org.softstone.messaging.outbox;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.contracts.Event;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.Topic;
import org.softstone.database.LockSpace;
import org.softstone.database.Sql;
import org.softstone.messaging.Outbox;
import org.softstone.messaging.Transactions;

public final class JdbcOutbox implements Outbox {

    /** Kafka refuses records over 1 MB, and the relay would retry one forever: it is refused where it is made. */
    private static final int LARGEST_PAYLOAD = 900_000;

    /**
     * One round trip, because every report pays for it. The locks come first: a row of the left side is there only once
     * they are held, and only then is the next sequence number taken.
     */
    private static final String APPEND = """
            WITH locked AS MATERIALIZED (SELECT count(pg_advisory_xact_lock(number)) FROM unnest(?::bigint[]) number)
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT event.id, event.topic, event.key, event.type, event.payload
            FROM locked, unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                WITH ORDINALITY AS event (id, topic, key, type, payload, ordinality)
            ORDER BY event.ordinality
            """;

    private final Sql sql;
    private final Transactions transactions;
    private final Runnable wakeRelay;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    public JdbcOutbox(Sql sql, Transactions transactions, Runnable wakeRelay) {
        this.sql = sql;
        this.transactions = transactions;
        this.wakeRelay = wakeRelay;
    }

    @Override
    public void append(List<? extends Event> events) {
        if (events.isEmpty()) {
            return;
        }
        transactions.afterCommit(wakeRelay);
        sql.change(
                APPEND,
                events.stream()
                        .map(Event::key)
                        .map(LockSpace.WRITING_EVENTS::number)
                        .distinct()
                        .sorted()
                        .toArray(Long[]::new),
                events.stream().map(_ -> ids.generate()).toArray(UUID[]::new),
                texts(events, event -> Topic.of(event).topicName()),
                events.stream().map(Event::key).toArray(UUID[]::new),
                texts(events, event -> EventTypes.nameOf(event.getClass())),
                texts(events, JdbcOutbox::payload));
    }

    private static String[] texts(List<? extends Event> events, Function<Event, String> text) {
        return events.stream().map(text).toArray(String[]::new);
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
