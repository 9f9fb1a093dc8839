package org.softstone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * All processes of a PostgreSQL server, stopped where they stand: connections stay open, new ones are accepted by the kernel,
 * and nothing is answered. Resumes when closed. For a server of the test's own only.
 */
public final class FrozenServer implements AutoCloseable {

    private final List<ProcessHandle> processes;

    private FrozenServer(List<ProcessHandle> processes) {
        this.processes = processes;
    }

    public static FrozenServer freeze(Database database) {
        ProcessHandle server = serverOf(database);
        // The one that makes the others first, so that none comes in between.
        signal("STOP", server);
        List<ProcessHandle> processes =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        processes.forEach(process -> signal("STOP", process));
        return new FrozenServer(processes);
    }

    @Override
    public void close() {
        processes.forEach(process -> signal("CONT", process));
    }

    private static ProcessHandle serverOf(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            Path file = Path.of(row.getString(1)).resolve("postmaster.pid");
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that was about to end may have ended. */
    private static void signal(String name, ProcessHandle process) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0 && process.isAlive()) {
                throw new IllegalStateException("kill -" + name + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
