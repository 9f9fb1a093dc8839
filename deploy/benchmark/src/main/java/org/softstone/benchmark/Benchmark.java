package org.softstone.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.softstone.embedded.EmbeddedException;
import org.softstone.embedded.Folders;
import org.softstone.local.LocalStack;
import org.softstone.local.Logs;

/** The program behind {@code deploy/benchmark/run}. The script has found the JDK and built the project. */
final class Benchmark {

    private final Options options;
    private final PrintStream out;
    private final Path data;
    private final Results results = new Results();
    private final AtomicReference<LocalStack> running = new AtomicReference<>();
    private final long began = System.nanoTime();
    private volatile boolean stopping;
    private boolean failed;

    private Benchmark(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.data = options.projectRoot().resolve(".local").resolve("benchmark");
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
        Folders.delete(data);
        Logs.toFile(data.resolve("logs").resolve("benchmark.log"));
        String loadBefore = Machine.loadAverage();
        Steal wholeRun = new Steal();
        say("Starting (PostgreSQL with fsync, Kafka, three services)");
        LocalStack stack = LocalStack.of(options.projectRoot())
                .data(data)
                .durable()
                .environment(_ -> environment())
                .progress(out::println)
                .started(running::set)
                .start();
        Bench bench;
        FeedComparison feeds;
        try (Memory memory = new Memory(stack)) {
            bench = prepare(stack);
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

                """ + Machine.markdown(stack, options, wholeRun, loadBefore) + "\n" + results.markdown() + "\n"
                + feeds.sentence() + "\n");
        say("Done in %.0f min, written to %s".formatted((System.nanoTime() - began) / 6e10, options.results()));
        out.println(results.markdown());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new java.util.HashMap<>();
        // The product's own default instead of the local stack's.
        environment.put("SOFTSTONE_MESSAGING_CONSUMER_COMMIT_INTERVAL", "1s");
        if (!options.serviceOptions().isBlank()) {
            environment.put("JAVA_TOOL_OPTIONS", options.serviceOptions());
        }
        return environment;
    }

    /** Creates patients, then applies load until everything is warm. */
    private Bench prepare(LocalStack stack) {
        say("Preparing patients");
        LoadPatients loadPatients = new LoadPatients(stack, out::println);
        List<LoadPatient> patients = loadPatients.enrol(options.patients());
        FeedProgress feeds = new FeedProgress(stack, loadPatients.teams());
        OpenWindows windows = new OpenWindows(stack, loadPatients, patients, 1);
        Bench cold = new Bench(stack, options, out::println, loadPatients, windows, null, feeds, results);
        Duration warmUp = options.seconds(75, 25);
        say("Warming up for %d s".formatted(warmUp.toSeconds()));
        cold.submit(Bench.CLIENTS, Duration.ofSeconds(2));
        Bench bench =
                new Bench(stack, options, out::println, loadPatients, windows, PlainRows.like(stack), feeds, results);
        long until = System.nanoTime() + warmUp.toNanos();
        while (System.nanoTime() < until) {
            Load.Round round = bench.submit(Bench.CLIENTS, Duration.ofSeconds(6));
            bench.say("%.0f submissions/s", round.perSecond());
            bench.awaitFeeds();
        }
        Load.Round limit = bench.writePlainRows(Bench.CLIENTS, Duration.ofSeconds(5));
        bench.say("limit %.0f/s", limit.perSecond());
        return bench;
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
        part(Part.MISSED_WINDOWS, new MeasureMissedWindows(bench)::measure);
        part(Part.FULL_TABLES, fullTables::measureFull);
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

    /** At the end, at Ctrl-C, at SIGTERM and after a failure. Logs and profiles stay, data do not. */
    private void stop() {
        stopping = true;
        LocalStack stack = running.get();
        if (stack != null) {
            say("Stopping");
            stack.close();
        }
        Folders.delete(data.resolve("postgres"));
        Folders.delete(data.resolve("kafka"));
    }
}
