package org.softstone.time;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.softstone.testing.Database;
import org.softstone.testing.EmbeddedPostgresServer;

/** A fresh database for the application under test; it needs no broker. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Database database = EmbeddedPostgresServer.sharedDatabase("time");
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        // The server is shared by the JVM and ends with it.
    }
}
