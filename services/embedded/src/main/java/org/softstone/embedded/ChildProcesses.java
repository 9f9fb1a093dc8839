package org.softstone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The programs that run beside this JVM. None outlives it: when this JVM dies for any reason, a small shell process that
 * reads from it sees the end of its input and kills them all. If that one is killed too, the next start finds them by the
 * files in the folder, one per process, named by its id and as old as it.
 */
public final class ChildProcesses implements AutoCloseable {

    /** $0 = folder of process ids. A session of its own keeps the terminal's Ctrl-C from the child: we stop it in order. */
    private static final String LAUNCH = """
            echo > "$0/$$"
            if command -v setsid > /dev/null; then exec setsid "$@"; fi
            exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV or die' -- "$@"
            """;

    private static final String GUARD = """
            trap '' INT TERM HUP
            cat > /dev/null
            cd "$0" 2> /dev/null || exit 0
            for pid in [0-9]*; do
              [ -e "$pid" ] && kill -KILL "$pid" 2> /dev/null
              rm -f "$pid"
            done
            """;

    private final Path folder;
    private Process guard;
    private boolean closed;

    public ChildProcesses(Path folder) {
        this.folder = folder;
    }

    public synchronized ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path workingFolder, Path log) {
        if (closed) {
            throw new EmbeddedException(name + " is not started, because the stack is stopping.");
        }
        try {
            Files.createDirectories(folder);
            Files.createDirectories(log.getParent());
            Files.createDirectories(workingFolder);
            if (guard == null) {
                guard = guard();
            }
            ProcessBuilder builder = new ProcessBuilder(launched(LAUNCH, command))
                    .directory(workingFolder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.onExit().thenAccept(ended -> forget(ended.pid()));
            return new ChildProcess(name, process, log);
        } catch (IOException e) {
            throw new EmbeddedException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Kills what an earlier run left behind, if it and its guard were both killed. Returns how many. */
    public int endThoseLeftBehind() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        List<ProcessHandle> leftBehind = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                processOf(file).ifPresent(leftBehind::add);
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (ProcessHandle process : leftBehind) {
            process.destroyForcibly();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
        return leftBehind.size();
    }

    /** Ends the guard, which kills whatever still runs. */
    @Override
    public synchronized void close() {
        closed = true;
        if (guard == null) {
            return;
        }
        try {
            guard.getOutputStream().close();
            guard.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            guard.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guard = null;
    }

    private Process guard() throws IOException {
        List<String> command = List.of("bash", "-c", GUARD, folder.toString());
        // Without a file of its own, by which it would end itself.
        return new ProcessBuilder(launched(LAUNCH.replace("echo > \"$0/$$\"", ":"), command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<String> launched(String launch, List<String> command) {
        List<String> launched = new ArrayList<>(List.of("bash", "-c", launch, folder.toString()));
        launched.addAll(command);
        return launched;
    }

    /** The process that wrote the file, unless it has ended and its number went to a younger one. */
    private static Optional<ProcessHandle> processOf(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!name.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Duration coarseness = Duration.ofSeconds(2);
        return ProcessHandle.of(Long.parseLong(name))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(started -> started.isBefore(written.plus(coarseness)))
                        .orElse(false));
    }

    private void forget(long pid) {
        try {
            Files.deleteIfExists(folder.resolve(Long.toString(pid)));
        } catch (IOException e) {
            // The next start looks whether the process still lives, and it does not.
        }
    }
}
