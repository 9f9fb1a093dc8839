package org.softstone.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.softstone.contracts.Topic;

/**
 * Gives a {@code @QuarkusTest} a fresh database on the shared PostgreSQL, the shared Kafka broker, the test issuer and
 * movable time: {@code @WithTestResource(RealInfrastructure.class)}. Every component test of a module uses it in the same
 * way, so that the application starts once.
 */
public final class RealInfrastructure implements QuarkusTestResourceLifecycleManager {

    private static final int PARTITIONS = 8;

    @Override
    public Map<String, String> start() {
        SeparateOwner database = SeparateOwner.of(EmbeddedPostgresServer.sharedDatabase("component"));
        String bootstrapServers = EmbeddedKafkaBroker.sharedBootstrapServers();
        createTopics(bootstrapServers);
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", database.service().jdbcUrl());
        config.put("quarkus.datasource.username", database.service().username());
        config.put("quarkus.datasource.password", database.service().password());
        config.put("quarkus.flyway.username", database.owner().username());
        config.put("quarkus.flyway.password", database.owner().password());
        config.put("softstone.messaging.bootstrap-servers", bootstrapServers);
        config.put("softstone.time-travel.enabled", "true");
        config.put("mp.jwt.verify.issuer", TestTokens.ISSUER);
        config.put(
                "mp.jwt.verify.publickey.location",
                new TestTokens().publicKeys().toUri().toString());
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.management.test-port", "0");
        return config;
    }

    @Override
    public void stop() {
        // The servers are shared by the JVM and end with it.
    }

    /** As the deployment does; consumers create none. Those that are there already stay as they are. */
    private static void createTopics(String bootstrapServers) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(newTopic(topic.topicName(), PARTITIONS));
            topic.readBy().forEach(service -> topics.add(newTopic(topic.deadLetterTopicOf(service), PARTITIONS)));
        }
        topics.add(newTopic("softstone.feed-signals", 1));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            topics.removeIf(topic -> existing.contains(topic.name()));
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static NewTopic newTopic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }
}
