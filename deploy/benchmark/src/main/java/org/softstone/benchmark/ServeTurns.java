package org.softstone.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.softstone.local.LocalStack;

/**
 * One of the two builds that {@code --against} compares, in a JVM of its own with that build's launcher first on the class
 * path. Starts its stack and makes it warm; then measures what each line on its input says and answers with a line. While
 * the other build has its turn, all processes of this one are stopped (SIGSTOP), because an idle stack polls too.
 */
final class ServeTurns {

    /** Begins the line that answers a command. */
    static final String ANSWER = "= ";

    /** The same for a command that failed. */
    static final String FAILURE = "! ";

    private final Options options;
    private final PrintStream out;
    private final MeasuredStack measured;
    private Bench bench;
    private Memory memory;
    private MeasureSustainedRate sustainedRate;
    private int windowRounds;

    private ServeTurns(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.measured = new MeasuredStack(options, Path.of(System.getProperty("softstone.data")), out::println);
    }

    public static void main(String... arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new ServeTurns(Options.ofScript(), out).run();
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            // Threads of libraries would keep it alive, and who waits for its answer would wait for ever.
            System.exit(1);
        }
    }

    private void run() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop-the-stack"));
        LocalStack stack = measured.start();
        memory = new Memory(stack);
        bench = measured.prepare(stack, new Results());
        sustainedRate = new MeasureSustainedRate(bench);
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                answer(command);
            }
        }
        System.exit(0);
    }

    private void answer(String command) {
        try {
            out.println(ANSWER + obey(command).text());
        } catch (RuntimeException e) {
            e.printStackTrace();
            out.println(
                    FAILURE + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Figures obey(String command) {
        String[] words = command.split(" ");
        return switch (words[0]) {
            case "ready" -> Figures.none();
            case "pause" -> pause();
            case "resume" -> resume();
            case "limit" -> limit();
            case "submissions" -> figures(new MeasureSubmissions(bench).round(Bench.CLIENTS, options.seconds(10, 6)));
            case "estimate" ->
                Figures.none().with("perSecond", sustainedRate.through().perSecond());
            case "offer" -> offer(Double.parseDouble(words[1]));
            case "idle" -> idle();
            case "busy" -> busy(Double.parseDouble(words[1]));
            case "sync" -> sync();
            case "cold" -> figures(new MeasureColdStart(bench).round());
            case "windows" -> windows();
            case "start" -> start();
            case "memory" -> memory();
            case "feeds" -> feeds();
            default -> throw new BenchmarkException("Unknown command: " + command);
        };
    }

    private static Figures figures(MeasureSubmissions.Round round) {
        return figures(round.load()).with("processor", round.allMilliseconds()).withAll(round.processorMilliseconds());
    }

    private static Figures figures(Load.Round round) {
        return figures(round.latencies(), round.steal()).with("perSecond", round.perSecond());
    }

    private static Figures figures(Latencies latencies, double steal) {
        return Figures.none().with("steal", steal).with("p50", latencies.p50()).with("p99", latencies.p99());
    }

    private Figures pause() {
        signal("STOP");
        return Figures.none();
    }

    /** Goes on, and becomes as warm and as calm as before: consumers join again, and what was held up comes through. */
    private Figures resume() {
        signal("CONT");
        for (int i = 0; i < 2; i++) {
            bench.submit(Bench.CLIENTS, Duration.ofSeconds(3));
            bench.awaitFeeds();
        }
        return Figures.none();
    }

    private static void signal(String name) {
        List<String> processes = ProcessorTime.partsOfTheStack()
                .map(process -> Long.toString(process.pid()))
                .toList();
        if (processes.isEmpty()) {
            return;
        }
        try {
            List<String> kill = new ArrayList<>(List.of("bash", "-c", "kill -\"$0\" \"$@\" 2> /dev/null", name));
            kill.addAll(processes);
            new ProcessBuilder(kill).start().waitFor();
        } catch (IOException e) {
            throw new BenchmarkException("No signal can be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted.", e);
        }
    }

    private Figures limit() {
        return figures(bench.writePlainRows(Bench.CLIENTS, options.seconds(8, 5)));
    }

    private Figures offer(double perSecond) {
        MeasureSustainedRate.Attempt attempt = sustainedRate.offer(perSecond);
        bench.awaitFeeds();
        return Figures.none()
                .with("steal", attempt.steal())
                .with("sustained", attempt.isSustained(perSecond) ? 1 : 0)
                .with("submitted", attempt.submittedPerSecond())
                .with("lag", attempt.trend().median())
                .with("slope", attempt.trend().slope());
    }

    private Figures idle() {
        try (NewsProbe probe = new NewsProbe(bench)) {
            NewsProbe.Seen seen = probe.idle(options.seconds(15, 8));
            return figures(seen.latencies(), seen.steal());
        }
    }

    private Figures busy(double perSecond) {
        try (NewsProbe probe = new NewsProbe(bench)) {
            NewsProbe.Seen seen = probe.busy(perSecond, options.seconds(20, 10));
            bench.awaitFeeds();
            return figures(seen.latencies(), seen.steal());
        }
    }

    private Figures sync() {
        MeasureSync sync = new MeasureSync(bench);
        sync.round(5);
        return figures(sync.round(sync.syncs()));
    }

    private Figures windows() {
        MeasureMissedWindows.Round round = new MeasureMissedWindows(bench).round(++windowRounds);
        return Figures.none().with("steal", round.steal()).with("perSecond", round.perSecond());
    }

    private Figures start() {
        MeasureStart.Round round = new MeasureStart(bench).round();
        return Figures.none()
                .with("steal", round.steal())
                .with("with", round.withCache())
                .with("without", round.without());
    }

    private Figures memory() {
        Figures figures = Figures.none();
        memory.most().forEach((service, mebibytes) -> figures.with(service.serviceName(), mebibytes));
        return figures;
    }

    private Figures feeds() {
        bench.feeds().close();
        FeedComparison feeds =
                new CompareFeeds(bench.stack(), bench.loadPatients().teams()).compare();
        out.println(feeds.sentence());
        return Figures.none()
                .with("expected", feeds.expected())
                .with("lost", feeds.lost())
                .with("doubled", feeds.doubled());
    }

    /** Also when the input ended because the program at its other end died. */
    private void end() {
        signal("CONT");
        measured.close();
    }
}
