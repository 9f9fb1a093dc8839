package org.softstone.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** One running program of the stack. */
public record ChildProcess(String name, Process process, Path log) {

    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Sends SIGTERM, and SIGKILL after the grace period. Returns whether SIGTERM was enough. */
    public boolean stop(Duration gracePeriod) {
        return stop("TERM", gracePeriod);
    }

    /** Sends the signal, and SIGKILL after the grace period. Returns whether the signal was enough. */
    public boolean stop(String signal, Duration gracePeriod) {
        signal(signal);
        if (ended(gracePeriod)) {
            return true;
        }
        kill();
        return false;
    }

    /** kill -9, as a crash would. */
    public void kill() {
        signal("KILL");
        if (!ended(Duration.ofSeconds(30))) {
            throw new EmbeddedException(name + " (process " + pid() + ") survived kill -9.");
        }
    }

    /** Resident memory; empty where the system does not report it. */
    public OptionalLong residentKibibytes() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The end of its log, for a message about its failure. */
    public String lastWords() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    public EmbeddedException failure(String what) {
        return new EmbeddedException(name + " " + what + "; see " + log + "\n" + lastWords());
    }

    private void signal(String signal) {
        if (!process.isAlive()) {
            return;
        }
        try {
            // The shell's own kill knows every signal; the JDK's only two, and a kill program is not everywhere.
            new ProcessBuilder("bash", "-c", "kill -\"$0\" \"$1\" 2>/dev/null", signal, Long.toString(pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private boolean ended(Duration gracePeriod) {
        try {
            return process.waitFor(gracePeriod.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
