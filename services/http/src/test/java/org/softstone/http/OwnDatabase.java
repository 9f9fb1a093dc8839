package org.softstone.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.softstone.testing.Database;
import org.softstone.testing.EmbeddedPostgresServer;

/** A PostgreSQL of these tests' own, which they may freeze, with a user of the service's own. */
public class OwnDatabase implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgresServer server;

    @Override
    public Map<String, String> start() {
        server = EmbeddedPostgresServer.startInTemporaryFolder();
        Database database = server.database("http");
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        server.close();
    }
}
