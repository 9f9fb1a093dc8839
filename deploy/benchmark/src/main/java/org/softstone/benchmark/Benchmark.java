package org.softstone.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.softstone.embedded.EmbeddedException;
import org.softstone.local.LocalStack;

/** The program behind {@code deploy/benchmark/run}. The script has found the JDK and built the project. */
final class Benchmark {

    private final Options options;
    private final PrintStream out;
    private final MeasuredStack measured;
    private final Results results = new Results();
    private final long began = System.nanoTime();
    private volatile boolean stopping;
    private boolean failed;

    private Benchmark(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.measured = new MeasuredStack(
                options, options.projectRoot().resolve(".local").resolve("benchmark"), out::println);
    }

    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new Benchmark(Options.ofScript(), out).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-the-stack"));
        int exitCode = 0;
        try {
            measure();
            exitCode = failed ? 1 : 0;
        } catch (BenchmarkException | EmbeddedException e) {
            if (!stopping) {
                e.printStackTrace();
            }
            exitCode = 1;
        } catch (RuntimeException e) {
            e.printStackTrace();
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private void measure() {
        String loadBefore = Machine.loadAverage();
        Steal wholeRun = new Steal();
        say("Starting (PostgreSQL with fsync, Kafka, three services)");
        LocalStack stack = measured.start();
        Bench bench;
        FeedComparison feeds;
        try (Memory memory = new Memory(stack)) {
            say("Preparing patients and warming up");
            bench = measured.prepare(stack, results);
            measureParts(bench);
            memory.report(results);
            bench.feeds().close();
            feeds = new CompareFeeds(stack, bench.loadPatients().teams()).compare();
            failed |= !feeds.isExact();
            say(feeds.sentence());
        }
        part(Part.START, new MeasureStart(bench)::measure);
        write("""
                # Results of `deploy/benchmark/run`

                Written by the program; [README](README.md) says what is measured and how.

                """ + Machine.markdown(options, Machine.postgresOf(stack), wholeRun, loadBefore) + "\n"
                + results.markdown() + "\n"
                + feeds.sentence() + "\n" + comparison());
        say("Done in %.0f min, written to %s".formatted((System.nanoTime() - began) / 6e10, options.results()));
        out.println(results.markdown());
    }

    /** What {@link CompareBuilds} wrote before, in a run with {@code --against}. */
    private static String comparison() {
        String file = System.getProperty("softstone.comparison", "");
        try {
            return file.isEmpty() ? "" : "\n" + Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measureParts(Bench bench) {
        MeasureFullTables fullTables = new MeasureFullTables(bench);
        part(Part.FULL_TABLES, fullTables::measureEmpty);
        part(Part.SUBMISSIONS, new MeasureSubmissions(bench)::measure);
        part(Part.SUBMIT_LATENCY, new MeasureSubmitLatency(bench)::measure);
        if (options.includes(Part.SUSTAINED) || options.includes(Part.NEWS_LATENCY)) {
            MeasureSustainedRate sustainedRate = new MeasureSustainedRate(bench);
            measure(Part.SUSTAINED, sustainedRate::measure);
            part(Part.NEWS_LATENCY, () -> new MeasureNewsLatency(bench).measure(sustainedRate.perSecond()));
        }
        part(Part.SYNC, new MeasureSync(bench)::measure);
        part(Part.CLIENTS, new MeasureClients(bench)::measure);
        part(Part.REPLICAS, new MeasureReplicas(bench)::measure);
        part(Part.MISSED_WINDOWS, new MeasureMissedWindows(bench)::measure);
        part(Part.FULL_TABLES, fullTables::measureFull);
        part(Part.COLD, new MeasureColdStart(bench)::measure);
    }

    private void part(Part part, Runnable work) {
        if (options.includes(part)) {
            measure(part, work);
        }
    }

    /** A part that cannot be measured is recorded as such and does not stop the others. */
    private void measure(Part part, Runnable work) {
        say(part.letter() + ": " + part.what());
        try {
            work.run();
        } catch (RuntimeException e) {
            if (stopping) {
                throw e;
            }
            e.printStackTrace();
            failed = true;
            results.add(
                    part,
                    part.what(),
                    "",
                    "could not be measured: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    "",
                    false,
                    "");
        }
    }

    private void write(String text) {
        try {
            Files.writeString(options.results(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the time since the beginning, so that a run can be planned. */
    private void say(String line) {
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        out.println("[%2d:%02d] %s".formatted(seconds / 60, seconds % 60, line));
    }

    /** At the end, at Ctrl-C, at SIGTERM and after a failure. */
    private void stop() {
        stopping = true;
        say("Stopping");
        measured.close();
    }
}
