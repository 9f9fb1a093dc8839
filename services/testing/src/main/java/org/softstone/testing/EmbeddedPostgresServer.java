package org.softstone.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.softstone.embedded.ChildProcesses;
import org.softstone.embedded.Folders;
import org.softstone.embedded.Ports;
import org.softstone.embedded.PostgresBinaries;
import org.softstone.embedded.PostgresServer;

/** A real PostgreSQL 18 from Maven artifacts, with its data in a folder that outlives {@link #stop} and {@link #start}. */
public final class EmbeddedPostgresServer extends PostgresServer implements AutoCloseable {

    /** Class loaders of Quarkus tests load this class more than once; the system properties are one per JVM. */
    private static final String SHARED_PORT = "softstone.testing.postgres.port";

    private static final String PASSWORD = "postgres";

    private final ChildProcesses children;
    private final Path folder;

    private EmbeddedPostgresServer(Path folder, ChildProcesses children) {
        super(
                children,
                PostgresBinaries.unpackedInTemporaryFolder(),
                folder.resolve("data"),
                folder.resolve("log"),
                Ports.free(),
                false,
                PASSWORD);
        this.folder = folder;
        this.children = children;
    }

    /** Creates a fresh database on the one server that all tests of this JVM share; it stops with the JVM. */
    public static Database sharedDatabase(String name) {
        return createDatabase(
                sharedPort(), name + "_" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** A server of the test's own, which it may stop and start. */
    public static EmbeddedPostgresServer startInTemporaryFolder() {
        Path folder = Folders.temporary("softstone-postgres-");
        EmbeddedPostgresServer server =
                new EmbeddedPostgresServer(folder, new ChildProcesses(folder.resolve("processes")));
        server.start();
        return server;
    }

    /** Stops the server and deletes its folder. */
    @Override
    public void close() {
        stop();
        children.close();
        Folders.delete(folder);
    }

    /** Creates the database, or finds the one that exists. */
    public Database database(String name) {
        return createDatabase(port(), name);
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
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        try (Connection connection = DriverManager.getConnection(server + "postgres", ADMINISTRATOR, PASSWORD);
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
        return new Database(server + name, ADMINISTRATOR, PASSWORD);
    }
}
