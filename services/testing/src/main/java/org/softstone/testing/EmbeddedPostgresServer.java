package org.softstone.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A real PostgreSQL 18 from Maven artifacts, with its data in a folder that outlives {@link #stop} and {@link #start}. */
public final class EmbeddedPostgresServer implements AutoCloseable {

    /** Class loaders of Quarkus tests load this class more than once; the system properties are one per JVM. */
    private static final String SHARED_PORT = "softstone.testing.postgres.port";

    private final Path dataDirectory;
    private final int port;
    private final boolean durable;
    private final Runnable onClose;
    private EmbeddedPostgres server;

    /** @param durable whether a commit survives a crash of the machine (fsync); tests are quicker without */
    public EmbeddedPostgresServer(Path dataDirectory, int port, boolean durable) {
        this(dataDirectory, port, durable, () -> {});
    }

    private EmbeddedPostgresServer(Path dataDirectory, int port, boolean durable, Runnable onClose) {
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.durable = durable;
        this.onClose = onClose;
    }

    /** Creates a fresh database on the one server that all tests of this JVM share; it stops with the JVM. */
    public static Database sharedDatabase(String name) {
        return createDatabase(
                sharedPort(), name + "_" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** A server of the test's own, which it may stop and start. */
    public static EmbeddedPostgresServer startInTemporaryFolder() {
        TemporaryFolder folder = TemporaryFolder.named("softstone-postgres-");
        EmbeddedPostgresServer server = new EmbeddedPostgresServer(folder.path(), Ports.free(), false, folder::delete);
        server.start();
        return server;
    }

    public synchronized void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(dataDirectory)
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", durable ? "on" : "off")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", durable ? "on" : "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server as an operator would; open connections break, committed data stay. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server; a temporary folder goes with it. */
    @Override
    public void close() {
        stop();
        onClose.run();
    }

    public int port() {
        return port;
    }

    /** Creates the database, or finds the one that exists. */
    public Database database(String name) {
        return createDatabase(port, name);
    }

    private static synchronized int sharedPort() {
        synchronized (System.getProperties()) {
            Integer known = Integer.getInteger(SHARED_PORT);
            if (known != null) {
                return known;
            }
            EmbeddedPostgresServer server = startInTemporaryFolder();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-shared-postgres"));
            System.setProperty(SHARED_PORT, Integer.toString(server.port()));
            return server.port();
        }
    }

    private static Database createDatabase(int port, String name) {
        String server = "jdbc:postgresql://localhost:" + port + "/";
        try (Connection connection = DriverManager.getConnection(server + "postgres", "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            boolean exists = statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")
                    .next();
            if (!exists) {
                statement.execute("CREATE DATABASE \"" + name + "\"");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Database(server + name, "postgres", "postgres");
    }
}
