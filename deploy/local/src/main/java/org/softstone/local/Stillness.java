package org.softstone.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.softstone.contracts.Topic;

/**
 * Moves business time and knows when nothing is on its way any more. Timers, outboxes and parked events are looked at before
 * and after the consumers' offsets, so that what one of them hands to the next cannot slip through between two looks.
 */
final class Stillness implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STEP_PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final Map<Service, ServiceProcess> services;
    private final Map<Service, Database> databases;
    private final Map<Service, Connection> connections = new EnumMap<>(Service.class);
    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    private Map<Service, Set<TopicPartition>> read;

    Stillness(
            HttpClient http,
            Map<Service, ServiceProcess> services,
            Map<Service, Database> databases,
            String bootstrapServers) {
        this.http = http;
        this.services = services;
        this.databases = databases;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private record BusinessTime(Instant now, long timersDue, Optional<Instant> nextDueAt) {}

    Instant now() {
        return services.values().stream()
                .map(service -> time(service).now())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    void moveTimeTo(Instant target) {
        for (ServiceProcess service : services.values()) {
            HttpRequest request = HttpRequest.newBuilder(service.management("/q/time"))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(30))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"now\": \"" + target + "\"}"))
                    .build();
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() != 200 && answer.statusCode() != 409) {
                throw new LocalStackException(
                        "Business time of " + service.service().serviceName() + " cannot be moved: " + answer.body());
            }
        }
    }

    Instant nextDueBefore(Instant limit) {
        return services.values().stream()
                .map(this::time)
                .flatMap(time -> time.nextDueAt().stream())
                .filter(due -> due.isBefore(limit))
                .min(Instant::compareTo)
                .orElse(limit);
    }

    void liveUntil(Instant target) {
        Instant next;
        do {
            next = nextDueBefore(target);
            moveTimeTo(next);
            await(STEP_PATIENCE);
        } while (next.isBefore(target));
    }

    void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, String> busy = busy();
        while (!busy.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new LocalStackException("Still busy after " + patience.toSeconds() + " s: " + busy);
            }
            Pause.of(Duration.ofMillis(10));
            busy = busy();
        }
    }

    /** What is still on its way; empty when nothing is. */
    private Map<String, String> busy() {
        Map<String, String> busy = atRest();
        if (!busy.isEmpty()) {
            return busy;
        }
        Map<TopicPartition, Long> ends = ends();
        busy.putAll(unread(ends));
        if (!busy.isEmpty()) {
            return busy;
        }
        busy.putAll(atRest());
        if (busy.isEmpty() && !ends.equals(ends())) {
            busy.put("topics", "grew meanwhile");
        }
        return busy;
    }

    private Map<String, String> atRest() {
        Map<String, String> busy = new TreeMap<>();
        services.forEach((service, process) -> {
            long due = time(process).timersDue();
            if (due > 0) {
                busy.put(service.serviceName() + " timers due", Long.toString(due));
            }
            long rows = rows(service, "outbox");
            if (rows > 0) {
                busy.put(service.serviceName() + " outbox", Long.toString(rows));
            }
            long parked = rows(service, "parked_event");
            if (parked > 0) {
                busy.put(service.serviceName() + " parked", Long.toString(parked));
            }
        });
        return busy;
    }

    private long rows(Service service, String table) {
        try {
            Connection connection = connections.get(service);
            if (connection == null || !connection.isValid(5)) {
                connection = databases.get(service).connect();
                connections.put(service, connection);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new LocalStackException("The database of " + service.serviceName() + " does not answer.", e);
        }
    }

    private Map<String, String> unread(Map<TopicPartition, Long> ends) {
        Map<String, String> busy = new TreeMap<>();
        try {
            for (Map.Entry<Service, Set<TopicPartition>> reader : read().entrySet()) {
                String group = reader.getKey().serviceName();
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                long missing = 0;
                for (TopicPartition partition : reader.getValue()) {
                    OffsetAndMetadata offset = committed.get(partition);
                    missing += ends.get(partition) - (offset == null ? 0 : offset.offset());
                }
                if (missing > 0) {
                    busy.put(group + " unread events", Long.toString(missing));
                }
            }
        } catch (ExecutionException e) {
            busy.put("Kafka", String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return busy;
    }

    private Map<TopicPartition, Long> ends() {
        try {
            if (partitions.isEmpty()) {
                List<String> topics =
                        Stream.of(Topic.values()).map(Topic::topicName).toList();
                admin.describeTopics(topics)
                        .allTopicNames()
                        .get()
                        .forEach((name, topic) -> topic.partitions()
                                .forEach(partition -> partitions.put(
                                        new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(partitions).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new LocalStackException(
                    "Kafka does not tell its offsets: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Which partitions each service reads; the services' subscriptions never change while they run. A service that is known
     * to read must have joined its group; any other that has one is waited for too.
     */
    private Map<Service, Set<TopicPartition>> read() throws ExecutionException, InterruptedException {
        if (read != null) {
            return read;
        }
        Map<Service, Set<TopicPartition>> found = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            Set<TopicPartition> partitions = assignedTo(service);
            if (!partitions.isEmpty()) {
                found.put(service, partitions);
            } else if (service.readsEvents()) {
                throw new ExecutionException(
                        new IllegalStateException(service.serviceName() + " has not joined its consumer group yet"));
            }
        }
        read = found;
        return read;
    }

    private Set<TopicPartition> assignedTo(Service service) throws ExecutionException, InterruptedException {
        Set<TopicPartition> partitions = new HashSet<>();
        try {
            ConsumerGroupDescription group = admin.describeConsumerGroups(Set.of(service.serviceName()))
                    .all()
                    .get()
                    .get(service.serviceName());
            if (group.groupState() == GroupState.STABLE) {
                group.members()
                        .forEach(member -> partitions.addAll(member.assignment().topicPartitions()));
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
        return partitions;
    }

    private BusinessTime time(ServiceProcess service) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(service.management("/q/time"))
                .timeout(Duration.ofSeconds(30))
                .build());
        try {
            JsonNode time = JSON.readTree(answer.body());
            return new BusinessTime(
                    Instant.parse(time.path("now").asText()),
                    time.path("timersDue").asLong(),
                    time.hasNonNull("nextDueAt")
                            ? Optional.of(Instant.parse(time.path("nextDueAt").asText()))
                            : Optional.empty());
        } catch (IOException e) {
            throw new LocalStackException("Business time of " + service.service() + " is unreadable.", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LocalStackException(request.uri() + " does not answer.", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static LocalStackException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LocalStackException("Interrupted.", e);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
        connections.values().forEach(connection -> {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is gone either way.
            }
        });
    }
}
