package org.softstone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL 18 as a process of its own, with its data in a folder that outlives it. */
public class PostgresServer extends ServerProcess {

    public static final String ADMINISTRATOR = "postgres";

    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final ChildProcesses children;
    private final Path binaries;
    private final Path data;
    private final Path log;
    private final int port;
    private final boolean durable;
    private final String password;

    /**
     * @param durable whether a commit survives a crash of the machine (fsync); a killed process loses nothing either way
     * @param password of the administrator
     */
    public PostgresServer(
            ChildProcesses children, Path binaries, Path data, Path log, int port, boolean durable, String password) {
        this.children = children;
        this.binaries = binaries;
        this.data = data;
        this.log = log;
        this.port = port;
        this.durable = durable;
        this.password = password;
    }

    public int port() {
        return port;
    }

    /** Starts it, on a new data folder or on one that was left by a clean stop or a crash, and waits until it answers. */
    @Override
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
        started(children.start("PostgreSQL", command, Map.of("TZ", "UTC"), data.getParent(), log));
        await(this::answers, START_WITHIN, Duration.ofMillis(50));
    }

    /** Stops it as an operator would: open connections break, committed data stay. */
    @Override
    public void stop() {
        ChildProcess server = process();
        if (server != null) {
            server.stop("INT", Duration.ofSeconds(30));
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** As the administrator. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database) + "?connectTimeout=5", ADMINISTRATOR, password);
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
            Files.writeString(passwordFile, password);
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
            if (!initdb.process().waitFor(START_WITHIN.toSeconds(), TimeUnit.SECONDS)
                    || initdb.process().exitValue() != 0) {
                initdb.kill();
                throw initdb.failure("could not make PostgreSQL's data folder");
            }
            Files.move(unfinished, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while PostgreSQL's data folder was made.", e);
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

    private boolean answers() {
        try {
            connect("postgres").close();
            return true;
        } catch (SQLException e) {
            if (isRunning() && "28P01".equals(e.getSQLState())) {
                throw new EmbeddedException(
                        "The data in " + data + " belong to other passwords; start from scratch with --fresh.", e);
            }
            return false;
        }
    }
}
