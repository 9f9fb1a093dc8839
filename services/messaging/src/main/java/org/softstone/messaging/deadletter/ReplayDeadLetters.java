package org.softstone.messaging.deadletter;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.softstone.contracts.Topic;
import org.softstone.messaging.KafkaClients;
import org.softstone.messaging.event.EventHeaders;

/**
 * Publishes a service's dead letters again once the cause is fixed: to the topic they came from, with the same key and event
 * id. Services that have handled the event skip it. The consumer group {@code replay.<service>} remembers what was replayed;
 * an event that fails again becomes a new dead letter, for the next replay.
 */
public final class ReplayDeadLetters {

    private static final String USAGE = """
            Publishes dead letters again to the topic they came from.

            Usage: ReplayDeadLetters [--properties <file>] <bootstrap servers> <service> [<topic> ...]

              <service>             whose dead letters: outcomes or notifications
              <topic>               for example softstone.reports; all that it reads when absent
              --properties <file>   further Kafka client properties, for example security.protocol
            """;

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final String service;

    public ReplayDeadLetters(KafkaClients clients, String service) {
        this.clients = clients;
        this.service = service;
    }

    /** Replays what is there now and returns how many. A crash in between repeats some, which readers skip. */
    public int replay(Topic topic) {
        try (Consumer<byte[], byte[]> consumer = clients.reader("replay." + service);
                Producer<byte[], byte[]> producer = clients.producer("replay-" + service)) {
            List<TopicPartition> partitions =
                    Optional.ofNullable(consumer.partitionsFor(topic.deadLetterTopicOf(service)))
                            .orElse(List.of())
                            .stream()
                            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                            .toList();
            consumer.assign(partitions);
            // What fails again while this runs comes after these.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            int replayed = 0;
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
                    if (letter.offset() < ends.get(new TopicPartition(letter.topic(), letter.partition()))) {
                        sent.add(producer.send(event(topic, letter)));
                    }
                }
                awaitAll(sent);
                replayed += sent.size();
                consumer.commitSync(positions(consumer, partitions, ends));
            }
            return replayed;
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> positions(
            Consumer<?, ?> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return partitions.stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition ->
                                new OffsetAndMetadata(Math.min(consumer.position(partition), ends.get(partition)))));
    }

    private static ProducerRecord<byte[], byte[]> event(Topic topic, ConsumerRecord<byte[], byte[]> letter) {
        RecordHeaders headers = new RecordHeaders(Arrays.stream(letter.headers().toArray())
                .filter(header -> !header.key().startsWith(EventHeaders.DEAD))
                .toList());
        return new ProducerRecord<>(topic.topicName(), null, letter.key(), letter.value(), headers);
    }

    private static void awaitAll(List<Future<RecordMetadata>> sent) {
        for (Future<RecordMetadata> acknowledged : sent) {
            try {
                acknowledged.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Not acknowledged; run the replay again", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted; run the replay again", e);
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<String> remaining = new ArrayList<>(List.of(arguments));
        Map<String, String> properties = new HashMap<>();
        if (remaining.size() >= 2 && remaining.getFirst().equals("--properties")) {
            properties.putAll(read(Path.of(remaining.get(1))));
            remaining.subList(0, 2).clear();
        }
        Map<String, Optional<Topic>> topics = new LinkedHashMap<>();
        remaining.stream().skip(2).forEach(name -> topics.put(name, Topic.named(name)));
        if (remaining.size() < 2 || topics.containsValue(Optional.<Topic>empty())) {
            refuse();
        }
        String service = remaining.get(1);
        List<Topic> followed = Topic.followedBy(service);
        List<Topic> chosen = topics.isEmpty()
                ? followed
                : topics.values().stream().map(Optional::orElseThrow).toList();
        if (chosen.isEmpty() || !followed.containsAll(chosen)) {
            refuse();
        }
        ReplayDeadLetters replay = new ReplayDeadLetters(new KafkaClients(remaining.getFirst(), properties), service);
        for (Topic topic : chosen) {
            System.out.printf("%s: %d replayed%n", topic.deadLetterTopicOf(service), replay.replay(topic));
        }
    }

    private static void refuse() {
        System.err.print(USAGE);
        System.exit(2);
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
