package org.softstone.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor time that each part of the product used since this object was created. Unlike rates and latencies it hardly
 * changes when neighbours are busy, so it shows the effect of a code change even then.
 */
final class ProcessorTime {

    /** The program that measures. */
    static final String CLIENT = "client";

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
            Map.entry("org.softstone.benchmark.", CLIENT));

    private final Map<String, Double> begin = now();

    /** In milliseconds per piece of work, by part. */
    Map<String, Double> millisecondsPer(long pieces) {
        Map<String, Double> per = now();
        per.replaceAll((part, seconds) -> 1_000 * (seconds - begin.getOrDefault(part, 0.0)) / pieces);
        return per;
    }

    /** Of all parts but the program that measures. */
    static double ofProduct(Map<String, Double> byPart) {
        return byPart.entrySet().stream()
                .filter(part -> !part.getKey().equals(CLIENT))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Milliseconds by part as text. */
    static String text(Map<String, Double> milliseconds) {
        return milliseconds.entrySet().stream()
                .map(part -> Results.number("%s %.2f", part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The processes of the stack that is measured. */
    static Stream<ProcessHandle> partsOfTheStack() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> partOf(process).isPresent());
    }

    private static Map<String, Double> now() {
        Map<String, Double> seconds = new TreeMap<>();
        add(seconds, ProcessHandle.current());
        ProcessHandle.current().descendants().forEach(process -> add(seconds, process));
        return seconds;
    }

    private static void add(Map<String, Double> seconds, ProcessHandle process) {
        partOf(process)
                .ifPresent(part -> seconds.merge(
                        part,
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9,
                        Double::sum));
    }

    /** Empty also when it has ended, or the system does not tell. */
    private static Optional<String> partOf(ProcessHandle process) {
        try {
            String command = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            return NAMES.stream()
                    .filter(name -> command.contains(name.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
