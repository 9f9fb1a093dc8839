package org.softstone.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.softstone.local.LocalStack;
import org.softstone.local.Service;

/** What was measured on: numbers mean nothing without it. */
final class Machine {

    private static final String UNKNOWN = "unknown";

    private Machine() {}

    static String markdown(Options options, String postgres, Steal wholeRun, String loadBefore) {
        Path projectRoot = options.projectRoot();
        StringBuilder facts = new StringBuilder("| | |\n|---|---|\n");
        line(
                facts,
                "Date",
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                        .format(ZonedDateTime.now(ZoneOffset.UTC)));
        line(facts, "Options", options.asked());
        line(facts, "Commit", said(projectRoot, "git", "describe", "--always", "--dirty", "--abbrev=12"));
        line(
                facts,
                "Processor",
                Runtime.getRuntime().availableProcessors() + " cores, " + found("/proc/cpuinfo", "model name"));
        line(facts, "Memory", found("/proc/meminfo", "MemTotal"));
        line(facts, "Kernel", said(projectRoot, "uname", "-sr"));
        line(facts, "JDK", System.getProperty("java.vendor.version") + " (" + Runtime.version() + ")");
        line(facts, "PostgreSQL", postgres);
        line(facts, "Kafka", AppInfoParser.getVersion() + ", one broker, acks=all");
        line(facts, "Load average before", loadBefore);
        line(
                facts,
                "Whole run",
                Results.number("steal %.1f %%, busy %.0f %%", wholeRun.percent(), wholeRun.busyPercent()));
        return facts.toString();
    }

    /** Its version, and the settings that durability and speed depend on. */
    static String postgresOf(LocalStack stack) {
        return Rows.read(
                        stack.database(Service.OUTCOMES),
                        "SELECT current_setting('server_version') || ', fsync ' || current_setting('fsync')"
                                + " || ', synchronous_commit ' || current_setting('synchronous_commit')"
                                + " || ', full_page_writes ' || current_setting('full_page_writes')"
                                + " || ', wal_sync_method ' || current_setting('wal_sync_method')"
                                + " || ', shared_buffers ' || current_setting('shared_buffers')",
                        row -> row.getString(1))
                .getFirst();
    }

    static String loadAverage() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).strip().replaceAll(" \\d+/.*", "");
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static void line(StringBuilder facts, String name, String value) {
        facts.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static String found(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String said(Path folder, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).directory(folder.toFile()).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said.strip() : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
