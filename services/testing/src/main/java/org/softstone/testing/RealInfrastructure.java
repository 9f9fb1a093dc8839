package org.softstone.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} a fresh database on the shared PostgreSQL, the shared Kafka broker, the test issuer and
 * movable time: {@code @WithTestResource(RealInfrastructure.class)}. Every component test of a module uses it in the same
 * way, so that the application starts once.
 */
public final class RealInfrastructure implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Database database = EmbeddedPostgresServer.sharedDatabase("component");
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        config.put("quarkus.datasource.username", database.username());
        config.put("quarkus.datasource.password", database.password());
        config.put("softstone.messaging.bootstrap-servers", EmbeddedKafkaBroker.sharedBootstrapServers());
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
}
