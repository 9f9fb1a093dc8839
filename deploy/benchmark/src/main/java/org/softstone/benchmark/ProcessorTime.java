package org.softstone.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The processor time that each part of the product used since this object was created. Unlike rates and latencies it hardly
 * changes when neighbours are busy, so it shows the effect of a code change even then.
 */
final class ProcessorTime {

    /** What stands in the command line of which part; the first that fits counts. */
    private static final List<Map.Entry<String, String>> NAMES = List.of(
            Map.entry("services/outcomes/", "outcomes"),
            Map.entry("services/notifications/", "notifications"),
            Map.entry("services/infusions/", "infusions"),
            Map.entry("postgres: outcomes ", "PostgreSQL for outcomes"),
            Map.entry("postgres: notifications ", "PostgreSQL for notifications"),
            Map.entry("postgres: infusions ", "PostgreSQL for infusions"),
            Map.entry("postgres: ", "PostgreSQL itself"),
            Map.entry("bin/postgres", "PostgreSQL itself"),
            Map.entry("org.softstone.local.Broker", "Kafka"),
            Map.entry("org.softstone.benchmark.", "client"));

    private final Map<String, Double> begin = now();

    /** In milliseconds per piece of work. */
    String per(long pieces) {
        Map<String, Double> now = now();
        return now.entrySet().stream()
                .map(entry -> Results.number(
                        "%s %.2f",
                        entry.getKey(), 1_000 * (entry.getValue() - begin.getOrDefault(entry.getKey(), 0.0)) / pieces))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Double> now() {
        Map<String, Double> seconds = new TreeMap<>();
        add(seconds, ProcessHandle.current());
        ProcessHandle.current().descendants().forEach(process -> add(seconds, process));
        return seconds;
    }

    private static void add(Map<String, Double> seconds, ProcessHandle process) {
        String command;
        try {
            command = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return; // it has ended, or the system does not tell
        }
        NAMES.stream()
                .filter(name -> command.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .ifPresent(name -> seconds.merge(
                        name,
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9,
                        Double::sum));
    }
}
