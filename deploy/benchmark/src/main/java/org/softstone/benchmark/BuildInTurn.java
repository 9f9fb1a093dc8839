package org.softstone.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One of the two builds that are compared: the process of its {@link ServeTurns}. */
final class BuildInTurn implements AutoCloseable {

    private final String name;
    private final Consumer<String> progress;
    private final Process process;
    private final BufferedReader said;
    private final Writer told;

    /** @param root the folder of its project, built */
    BuildInTurn(String name, Path root, Path data, Options options, Consumer<String> progress) {
        this.name = name;
        this.progress = progress;
        try {
            this.process = new ProcessBuilder(command(root, data, options))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new BenchmarkException(name + " cannot be started: " + e.getMessage(), e);
        }
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.told = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Its own launcher comes first; of this build it takes what drives it, and what it had under another name. */
    private static List<String> command(Path root, Path data, Options options) {
        Path launcher = root.resolve("deploy").resolve("local").resolve("target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsoftstone.root=" + root,
                "-Dsoftstone.data=" + data,
                "-Dsoftstone.quick=" + options.quick(),
                "-Dsoftstone.reports=" + options.storedReports(),
                "-Dsoftstone.results=" + options.results(),
                "-Dsoftstone.service-options=" + options.serviceOptions()));
        command.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        launcher.resolve("softstone-local.jar").toString(),
                        launcher.resolve("lib") + "/*",
                        System.getProperty("java.class.path")),
                ServeTurns.class.getName()));
        return command;
    }

    String name() {
        return name;
    }

    /** Tells it a command, and waits for the answer. */
    Figures ask(String command) {
        try {
            told.write(command + "\n");
            told.flush();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(ServeTurns.ANSWER)) {
                    return Figures.of(line.substring(ServeTurns.ANSWER.length()));
                }
                if (line.startsWith(ServeTurns.FAILURE)) {
                    throw new BenchmarkException(name + ": " + line.substring(ServeTurns.FAILURE.length()));
                }
                progress.accept("  [" + name + "] " + line.strip());
            }
        } catch (IOException e) {
            throw new BenchmarkException(name + " has ended: " + e.getMessage(), e);
        }
        throw new BenchmarkException(name + " has ended");
    }

    /** It stops its stack when its input ends. */
    @Override
    public void close() {
        try {
            told.close();
        } catch (IOException e) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
