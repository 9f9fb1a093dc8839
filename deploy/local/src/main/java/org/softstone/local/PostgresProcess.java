package org.softstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL 18 as a process of its own, with its data in a folder that outlives it. */
public final class PostgresProcess {

    private static final String ADMINISTRATOR = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcesses children;
    private final Path binaries;
    private final Path data;
    private final Path log;
    private final int port;
    private final boolean durable;
    private final Credentials credentials;
    private ChildProcess server;

    PostgresProcess(
            ChildProcesses children,
            Path binaries,
            Path data,
            Path log,
            int port,
            boolean durable,
            Credentials credentials) {
        this.children = children;
        this.binaries = binaries;
        this.data = data;
        this.log = log;
        this.port = port;
        this.durable = durable;
        this.credentials = credentials;
    }

    public int port() {
        return port;
    }

    public synchronized boolean isRunning() {
        return server != null && server.isRunning();
    }

    synchronized ChildProcess process() {
        return server;
    }

    /** Starts it, on a new data folder or on one that was left by a clean stop or a crash, and waits until it answers. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialize();
        }
        forgetCrashedServer();
        List<String> command = new ArrayList<>(program("postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        server = children.start("PostgreSQL", command, Map.of("TZ", "UTC"), data.getParent(), log);
        awaitAnswer();
    }

    /** Stops it as an operator would: open connections break, committed data stay. */
    public synchronized void stop() {
        if (server != null) {
            server.stop("INT", Duration.ofSeconds(30));
        }
    }

    /** kill -9. */
    public synchronized void kill() {
        if (server != null) {
            server.kill();
        }
    }

    public void restart() {
        stop();
        start();
    }

    /** The database of that name with its own user, who owns it, made when it is not there yet. */
    public Database database(String name) {
        try (Connection connection = administrator("postgres");
                Statement statement = connection.createStatement()) {
            create(connection, statement, name, name);
        } catch (SQLException e) {
            throw new LocalStackException("PostgreSQL refuses the database " + name + ": " + e.getMessage(), e);
        }
        return known(name, name);
    }

    /**
     * The database of that name as a service has it: one user owns the tables and migrates them, another one, whose name is
     * that of the database, reads and writes them. So the service cannot undo its own audit trail.
     */
    public void serviceDatabase(String name) {
        String owner = ownerOf(name);
        try (Connection connection = administrator("postgres");
                Statement statement = connection.createStatement()) {
            createUser(connection, statement, name);
            create(connection, statement, name, owner);
            statement.execute("GRANT CONNECT ON DATABASE \"" + name + "\" TO \"" + name + "\"");
        } catch (SQLException e) {
            throw new LocalStackException("PostgreSQL refuses the database " + name + ": " + e.getMessage(), e);
        }
        try (Connection connection = administrator(name);
                Statement statement = connection.createStatement()) {
            // All or nothing: whoever is killed in between begins again from what was there before.
            connection.setAutoCommit(false);
            String future = "ALTER DEFAULT PRIVILEGES FOR ROLE \"" + owner + "\" IN SCHEMA public GRANT ";
            statement.execute(future + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO \"" + name + "\"");
            statement.execute(future + "USAGE, SELECT ON SEQUENCES TO \"" + name + "\"");
            if (exists(connection, "SELECT 1 FROM pg_tables WHERE tableowner = ?", name)) {
                // Data of an earlier version, whose services owned their tables. What the audit trail must not allow is
                // revoked again at the service's start.
                statement.execute("REASSIGN OWNED BY \"" + name + "\" TO \"" + owner + "\"");
                statement.execute(
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \"" + name + "\"");
                statement.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO \"" + name + "\"");
            }
            connection.commit();
        } catch (SQLException e) {
            throw new LocalStackException("PostgreSQL refuses the users of " + name + ": " + e.getMessage(), e);
        }
    }

    /** As the service works in its database. */
    Database serviceIn(String name) {
        return known(name, name);
    }

    /** As the owner of the tables, who migrates them. */
    Database ownerIn(String name) {
        return known(name, ownerOf(name));
    }

    private Database known(String name, String user) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, user, passwordOf(user));
    }

    private static String ownerOf(String name) {
        return name + "_owner";
    }

    private void create(Connection connection, Statement statement, String name, String owner) throws SQLException {
        createUser(connection, statement, owner);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            statement.execute("CREATE DATABASE \"" + name + "\" OWNER \"" + owner + "\"");
            statement.execute("REVOKE ALL ON DATABASE \"" + name + "\" FROM PUBLIC");
        }
    }

    private void createUser(Connection connection, Statement statement, String user) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", user)) {
            statement.execute("CREATE ROLE \"" + user + "\" LOGIN PASSWORD '" + passwordOf(user) + "'");
        }
    }

    /** Writes to its files what it has only in memory and log, so that it need not do so in the middle of what comes next. */
    public void checkpoint() {
        try (Connection connection = administrator("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new LocalStackException("PostgreSQL refuses a checkpoint: " + e.getMessage(), e);
        }
    }

    String passwordOf(String name) {
        return credentials.passwordOf("postgres." + name);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=5",
                ADMINISTRATOR,
                passwordOf("administrator"));
    }

    private Map<String, String> settings() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "64MB",
                "fsync", durable ? "on" : "off",
                "full_page_writes", durable ? "on" : "off",
                "timezone", "UTC",
                "log_timezone", "UTC");
    }

    /** Into a folder beside it first, so that an interrupted one never looks like a finished one. */
    private void initialize() {
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Path passwordFile = data.resolveSibling(data.getFileName() + ".password");
        Folders.delete(unfinished);
        Folders.delete(data);
        try {
            Files.createDirectories(data.getParent());
            Files.writeString(passwordFile, passwordOf("administrator"));
            List<String> command = new ArrayList<>(program("initdb"));
            command.addAll(List.of(
                    "-D",
                    unfinished.toString(),
                    "-U",
                    ADMINISTRATOR,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    passwordFile.toString(),
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--no-sync"));
            ChildProcess initdb = children.start("initdb", command, Map.of("TZ", "UTC"), data.getParent(), log);
            if (!initdb.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    || initdb.process().exitValue() != 0) {
                initdb.kill();
                throw initdb.failure("could not make PostgreSQL's data folder");
            }
            Files.move(unfinished, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while PostgreSQL's data folder was made.", e);
        } finally {
            Folders.delete(passwordFile);
        }
    }

    /**
     * A file of a server that was killed names a process id that may belong to somebody else by now, and PostgreSQL would
     * refuse to start. A server that really still works on this folder is ended first.
     */
    private void forgetCrashedServer() {
        Path file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            ProcessHandle.of(pid).filter(this::servesThisFolder).ifPresent(orphan -> {
                orphan.destroyForcibly();
                orphan.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            });
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            Folders.delete(file);
        }
    }

    private boolean servesThisFolder(ProcessHandle process) {
        return process.info().arguments().stream()
                .anyMatch(arguments -> List.of(arguments).contains(data.toString()));
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
    private List<String> program(String name) {
        String program = binaries.resolve("bin").resolve(name).toString();
        return isRootOnLinux() ? List.of("unshare", "-U", program) : List.of(program);
    }

    private static boolean isRootOnLinux() {
        return "Linux".equals(System.getProperty("os.name")) && "root".equals(System.getProperty("user.name"));
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                administrator("postgres").close();
                return;
            } catch (SQLException e) {
                if (!server.isRunning()) {
                    throw server.failure("ended before it was ready");
                }
                if ("28P01".equals(e.getSQLState())) {
                    throw new LocalStackException(
                            "The data in " + data + " belong to other passwords; begin anew with --fresh.", e);
                }
                if (System.nanoTime() > deadline) {
                    throw server.failure("did not answer within " + PATIENCE.toSeconds() + " s");
                }
                Pause.of(Duration.ofMillis(50));
            }
        }
    }
}
