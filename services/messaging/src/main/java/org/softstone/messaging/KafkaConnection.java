package org.softstone.messaging;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;

/** Where Kafka is and how to reach it. */
public interface KafkaConnection {

    /** {@code host:port,…} Without it nothing is published or consumed, and the outbox only grows. */
    Optional<String> bootstrapServers();

    /** Further properties of every Kafka client, for example {@code security.protocol}. */
    Map<String, String> kafka();

    /** For a command outside of a service: the same settings, from system properties and the environment. */
    static KafkaConnection ofThisProcess() {
        // Read one by one: a packaged service has no library to make an implementation of this interface with.
        SmallRyeConfig config = new SmallRyeConfigBuilder().addSystemSources().build();
        return new Settings(
                config.getOptionalValue("softstone.messaging.bootstrap-servers", String.class),
                config.getOptionalValues("softstone.messaging.kafka", String.class, String.class)
                        .orElse(Map.of()));
    }

    record Settings(Optional<String> bootstrapServers, Map<String, String> kafka) implements KafkaConnection {}
}
