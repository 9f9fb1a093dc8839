package org.softstone.local;

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
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.softstone.contracts.Topic;
import org.softstone.embedded.EmbeddedException;
import org.softstone.embedded.Pause;

/**
 * Moves business time and waits until the stack is quiet: nothing is left to handle anywhere. Timers, outboxes and parked
 * events are checked before and after the consumers' offsets, so that an event on its way from one to the next is not missed.
 */
final class QuietStack implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final Map<Service, ServiceProcess> services;
    private final Function<Service, Database> databases;
    private final Map<Service, Connection> connections = new EnumMap<>(Service.class);
    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    private Map<Service, Set<TopicPartition>> read;

    QuietStack(
            HttpClient http,
            Map<Service, ServiceProcess> services,
            Function<Service, Database> databases,
            String bootstrapServers) {
        this.http = http;
        this.services = services;
        this.databases = databases;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /**
     * From the tables: the services themselves may be busy with what is awaited. The nightly snapshots of infusions are
     * handled when they are due, but are nothing to stop at: they change nothing, whatever the night.
     */
    private static final String BACKLOG = """
        WITH business AS (
            SELECT clock_timestamp() + coalesce((SELECT offset_micros FROM business_time), 0) * interval '1 microsecond' AS now)
        SELECT (SELECT count(*) FROM processed_event),
               (SELECT count(*) FROM outbox),
               (SELECT count(*) FROM parked_event),
               (SELECT count(*) FROM timer, business WHERE due_at <= now),
               (SELECT min(due_at) FROM timer, business WHERE due_at > now AND kind NOT LIKE 'republish-%')\
        """;

    private record Backlog(long processed, long outbox, long parked, long timersDue, Optional<Instant> nextDueAt) {}

    Instant now() {
        return services.values().stream()
                .map(this::time)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /**
     * Consumers of events first, so that no event reaches a service whose own clock has not been moved yet, which may be
     * hours behind.
     */
    private static final List<Service> READERS_FIRST =
            List.of(Service.NOTIFICATIONS, Service.OUTCOMES, Service.INFUSIONS);

    void moveTimeTo(Instant target) {
        for (Service name : READERS_FIRST) {
            ServiceProcess service = services.get(name);
            HttpRequest request = HttpRequest.newBuilder(service.management("/q/time"))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(30))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"now\": \"" + target + "\"}"))
                    .build();
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() != 200 && answer.statusCode() != 409) {
                throw new EmbeddedException(
                        "Business time of " + name.serviceName() + " cannot be moved: " + answer.body());
            }
        }
    }

    Instant nextDueBefore(Instant limit) {
        return Stream.of(Service.values())
                .flatMap(service -> backlog(service).nextDueAt().stream())
                .filter(due -> due.isBefore(limit))
                .min(Instant::compareTo)
                .orElse(limit);
    }

    void liveUntil(Instant target) {
        Instant next;
        do {
            next = nextDueBefore(target);
            moveTimeTo(next);
            await(STEP_TIMEOUT);
        } while (next.isBefore(target));
    }

    void await(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Map<String, String> busy = busy();
        while (!busy.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new EmbeddedException("Still busy after " + atMost.toSeconds() + " s: " + busy);
            }
            Pause.of(Duration.ofMillis(10));
            busy = busy();
        }
    }

    /** What is still to be handled; empty when nothing is. */
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
        for (Service service : Service.values()) {
            Backlog backlog = backlog(service);
            note(busy, service, "timers due", backlog.timersDue());
            note(busy, service, "outbox", backlog.outbox());
            note(busy, service, "parked", backlog.parked());
        }
        return busy;
    }

    private static void note(Map<String, String> busy, Service service, String what, long count) {
        if (count > 0) {
            busy.put(service.serviceName() + " " + what, Long.toString(count));
        }
    }

    /** Retries once on a new connection, in case the database was restarted in between. */
    private Backlog backlog(Service service) {
        try {
            return read(connections.computeIfAbsent(service, this::connect));
        } catch (SQLException e) {
            connections.remove(service);
            try {
                return read(connections.computeIfAbsent(service, this::connect));
            } catch (SQLException again) {
                throw new EmbeddedException(
                        "The database of " + service.serviceName() + " does not answer: " + again.getMessage(), again);
            }
        }
    }

    private Connection connect(Service service) {
        try {
            return databases.apply(service).connect();
        } catch (SQLException e) {
            throw new EmbeddedException(
                    "The database of " + service.serviceName() + " does not answer: " + e.getMessage(), e);
        }
    }

    private static Backlog read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BACKLOG)) {
            row.next();
            OffsetDateTime next = row.getObject(5, OffsetDateTime.class);
            return new Backlog(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    Optional.ofNullable(next).map(OffsetDateTime::toInstant));
        }
    }

    private Map<String, String> unread(Map<TopicPartition, Long> ends) {
        Map<String, String> busy = new TreeMap<>();
        try {
            for (Map.Entry<Service, Set<TopicPartition>> reader : read().entrySet()) {
                note(busy, reader.getKey(), "unread events", unread(reader.getKey(), reader.getValue(), ends));
            }
        } catch (ExecutionException e) {
            busy.put("Kafka", String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return busy;
    }

    /**
     * If as many events were processed as there are on the topics, none is left; this shows as soon as the last one is
     * committed. After a repeated or pruned event the numbers differ, and the offsets decide, which follow a moment later.
     */
    private long unread(Service service, Set<TopicPartition> partitions, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        long written = partitions.stream().mapToLong(ends::get).sum();
        if (backlog(service).processed() == written) {
            return 0;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(service.serviceName())
                .partitionsToOffsetAndMetadata()
                .get();
        return partitions.stream()
                .mapToLong(partition -> ends.get(partition)
                        - (committed.get(partition) == null
                                ? 0
                                : committed.get(partition).offset()))
                .sum();
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
            throw new EmbeddedException(
                    "Kafka does not tell its offsets: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Which partitions each service reads; subscriptions do not change while services run. A service that reads events must
     * have joined its group; any other that has a group is waited for too.
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

    private Instant time(ServiceProcess service) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(service.management("/q/time"))
                .timeout(Duration.ofSeconds(30))
                .build());
        try {
            return Instant.parse(JSON.readTree(answer.body()).path("now").asText());
        } catch (IOException e) {
            throw new EmbeddedException("Business time of " + service.service().serviceName() + " is unreadable.", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new EmbeddedException(request.uri() + " does not answer.", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static EmbeddedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddedException("Interrupted.", e);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
        connections.values().forEach(connection -> {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is closed either way.
            }
        });
    }
}
