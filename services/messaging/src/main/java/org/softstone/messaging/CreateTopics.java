package org.softstone.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.softstone.contracts.Topic;

/** Creates missing topics; leaves existing ones unchanged. */
public final class CreateTopics {

    /** A broadcast of whose feed has news; worthless a minute later. */
    public static final String FEED_SIGNALS = "softstone.feed-signals";

    /** How far one service's work on a topic can be spread; it cannot be lowered, and raising it breaks order per key. */
    private static final int PARTITIONS = 8;

    /** With the 14 days of the dead letters still shorter than the time for which a service remembers handled events. */
    private static final Duration EVENT_RETENTION = Duration.ofDays(14);

    private static final Duration SIGNAL_RETENTION = Duration.ofMinutes(10);

    private CreateTopics() {}

    /**
     * @param clientProperties further properties of the client, for example {@code security.protocol}
     * @param replicationFactor from 3 on, two replicas must have an event before it is acknowledged
     */
    public static void on(String bootstrapServers, Map<String, String> clientProperties, int replicationFactor) {
        try (Admin admin = new KafkaClients(bootstrapServers, clientProperties).admin()) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = topics(replicationFactor).stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            for (var creation : admin.createTopics(missing).values().values()) {
                awaitCreation(creation);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topics cannot be created", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        }
    }

    private static void awaitCreation(KafkaFuture<Void> creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** All that the services need. */
    public static List<NewTopic> topics(int replicationFactor) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            Map<String, String> lifetime = topic.compacted()
                    ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                    : keep(EVENT_RETENTION);
            topics.add(topic(topic.topicName(), PARTITIONS, replicationFactor, lifetime));
            for (String service : topic.readBy()) {
                // One partition: dead letters are few, and a replay keeps their order.
                topics.add(topic(topic.deadLetterTopicOf(service), 1, replicationFactor, keep(EVENT_RETENTION)));
            }
        }
        topics.add(topic(FEED_SIGNALS, 1, replicationFactor, keep(SIGNAL_RETENTION)));
        return topics;
    }

    private static Map<String, String> keep(Duration retention) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis()));
    }

    private static NewTopic topic(String name, int partitions, int replicationFactor, Map<String, String> lifetime) {
        Map<String, String> config = new HashMap<>(lifetime);
        config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicationFactor >= 3 ? "2" : "1");
        return new NewTopic(name, partitions, (short) replicationFactor).configs(config);
    }

    /**
     * Argument: the replication factor. Where Kafka is, and how to reach it, is what the services are told:
     * {@code softstone.messaging.bootstrap-servers} and {@code softstone.messaging.kafka.*}, from the environment too.
     */
    public static void main(String[] arguments) {
        if (arguments.length != 1 || !arguments[0].matches("[1-9]")) {
            System.err.println("Usage: CreateTopics <replication factor>");
            System.exit(2);
        }
        KafkaConnection kafka = KafkaConnection.ofThisProcess();
        if (kafka.bootstrapServers().isEmpty()) {
            System.err.println("Set softstone.messaging.bootstrap-servers (SOFTSTONE_MESSAGING_BOOTSTRAP_SERVERS)"
                    + " to the addresses of Kafka");
            System.exit(2);
        }
        on(kafka.bootstrapServers().get(), kafka.kafka(), Integer.parseInt(arguments[0]));
    }
}
