package org.softstone.messaging.event;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.softstone.contracts.Event;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.Topic;
import org.softstone.database.Failures;
import org.softstone.messaging.ReceivedEvent;

/** A Kafka record, decoded. */
public sealed interface Decoded {

    /** An event that this version of the service knows. */
    record Readable(IncomingEvent event) implements Decoded {}

    /** No retry will make it readable. */
    record Unreadable(String cause) implements Decoded {}

    /** A key of a compacted topic was deleted; there is nothing to handle. */
    record Tombstone() implements Decoded {}

    static Decoded of(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return topic.compacted() ? new Tombstone() : new Unreadable("no-data");
        }
        Optional<UUID> id = EventHeaders.find(record.headers(), EventHeaders.ID).flatMap(Decoded::uuid);
        if (id.isEmpty()) {
            return new Unreadable("no-id");
        }
        String type = EventHeaders.find(record.headers(), EventHeaders.TYPE).orElse("");
        Instant recordedAt = EventHeaders.find(record.headers(), EventHeaders.TIME)
                .flatMap(Decoded::instant)
                .orElseGet(() -> Instant.ofEpochMilli(record.timestamp()));
        return of(
                new IncomingEvent.Origin(topic, record.partition(), record.offset()),
                id.get(),
                type,
                recordedAt,
                record.value());
    }

    static Decoded of(IncomingEvent.Origin origin, UUID id, String type, Instant recordedAt, byte[] payload) {
        Optional<Class<? extends Event>> recordClass = EventTypes.named(type);
        if (recordClass.isEmpty()) {
            return new Unreadable("unknown-type");
        }
        if (!origin.topic().eventType().isAssignableFrom(recordClass.get())) {
            return new Unreadable("type-of-another-topic");
        }
        try {
            Event event = EventJson.read(recordClass.get(), payload);
            return event == null || event.key() == null
                    ? new Unreadable("no-key")
                    : new Readable(
                            new IncomingEvent(origin, type, payload, new ReceivedEvent<>(id, recordedAt, event)));
        } catch (IOException | RuntimeException e) {
            return new Unreadable(Failures.code(e));
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
