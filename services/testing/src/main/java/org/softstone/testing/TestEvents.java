package org.softstone.testing;

import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.softstone.contracts.Event;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.Topic;

/** Puts events on Kafka as another service would, and reads what a service has published. */
public final class TestEvents implements AutoCloseable {

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    public TestEvents(String bootstrapServers) {
        this(bootstrapServers, "none");
    }

    /** @param compression of what it publishes, as Kafka names it */
    public TestEvents(String bootstrapServers, String compression) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "compression.type", compression),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes under a new event id, which it returns, and waits for the acknowledgement. */
    public UUID publish(Event event) {
        UUID eventId = Generators.timeBasedEpochGenerator().generate();
        publish(eventId, event);
        return eventId;
    }

    /** Publishes under this event id: a second time for a duplicate. */
    public void publish(UUID eventId, Event event) {
        publishRaw(
                Topic.of(event),
                event.key().toString(),
                eventId,
                EventTypes.nameOf(event.getClass()),
                EventJson.write(event).getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes whatever it is told to, broken or unknown. */
    public void publishRaw(Topic topic, String key, UUID eventId, String type, byte[] data) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic.topicName(), key, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        eventId.toString(),
                        "ce_source",
                        "/test",
                        "ce_type",
                        type,
                        "ce_time",
                        Instant.ofEpochMilli(System.currentTimeMillis()).toString(),
                        "ce_subject",
                        key,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Everything on the topic now, in order per key. */
    public List<ConsumerRecord<String, byte[]>> recordsOn(String topicName) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topicName).stream()
                    .map(partition -> new TopicPartition(topicName, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The events of this patient or team on a topic, oldest first; doubles included. */
    public List<Event> eventsOf(Topic topic, UUID key) {
        return recordsOn(topic.topicName()).stream()
                .filter(message -> key.toString().equals(message.key()))
                .map(TestEvents::read)
                .toList();
    }

    private static Event read(ConsumerRecord<String, byte[]> message) {
        String type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        try {
            return EventJson.read(EventTypes.named(type).orElseThrow(), message.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
