package org.softstone.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The program behind {@code deploy/benchmark/run --against COMMIT}: this build and another one, each with a stack of its
 * own, take turns, so that both meet the same machine. While one has its turn, the other's processes are stopped.
 */
final class CompareBuilds {

    private static final int MOST_ROUNDS_OF_A_RATE = 8;

    /** What a side answers beside the processor time by part. */
    private static final Set<String> NO_PART =
            Set.of("steal", "p50", "p99", "perSecond", "processor", ProcessorTime.CLIENT);

    private final Options options;
    private final PrintStream out;
    private final Comparison comparison;
    private final long began = System.nanoTime();

    /** Cautious guesses while nothing was measured. */
    private Rates sustained = new Rates(50, 50);

    private final List<BuildInTurn> builds = new ArrayList<>();
    private volatile boolean stopping;
    private boolean failed;

    /** Reports per second. */
    private record Rates(double mine, double other) {}

    private CompareBuilds(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.comparison = new Comparison(options.against());
    }

    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new CompareBuilds(Options.ofScript(), out).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-both"));
        String loadBefore = Machine.loadAverage();
        Steal wholeRun = new Steal();
        try {
            Path data = options.projectRoot().resolve(".local");
            BuildInTurn mine = start("this build", options.projectRoot(), data.resolve("benchmark"));
            BuildInTurn other = start(
                    options.against(),
                    Path.of(System.getProperty("softstone.against.root")),
                    data.resolve("benchmark-against"));
            measureParts(mine, other);
            attempt("What " + mine.name() + " lost", () -> feeds(mine));
            attempt("What " + other.name() + " lost", () -> feeds(other));
        } catch (BenchmarkException e) {
            if (!stopping) {
                e.printStackTrace();
            }
            System.exit(1);
        }
        String text = options.isWhole()
                ? comparison.markdown(wholeRun)
                : "# Results of `deploy/benchmark/run`\n\n"
                        + Machine.markdown(options, "of each build, fsync on", wholeRun, loadBefore) + "\n"
                        + comparison.markdown(wholeRun);
        try {
            Files.writeString(options.results(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        say("Compared in %.0f min, written to %s".formatted((System.nanoTime() - began) / 6e10, options.results()));
        out.println(comparison.markdown(wholeRun));
        System.exit(failed ? 1 : 0);
    }

    private BuildInTurn start(String name, Path root, Path data) {
        say("Starting " + name + ", preparing patients and warming up");
        BuildInTurn build = new BuildInTurn(name, root, data, options, out::println);
        builds.add(build);
        build.ask("ready");
        build.ask("pause");
        return build;
    }

    private void measureParts(BuildInTurn mine, BuildInTurn other) {
        part(Part.SUBMISSIONS, () -> submissions(mine, other));
        if (options.includes(Part.SUSTAINED) || options.includes(Part.NEWS_LATENCY)) {
            measure(Part.SUSTAINED, () -> sustained(mine, other));
        }
        part(Part.NEWS_LATENCY, () -> newsLatency(mine, other));
        part(Part.SYNC, () -> {
            ComparedRounds rounds = rounds(Part.SYNC, mine, other, rounds(), _ -> "sync");
            comparison.add(Part.SYNC, "sync of 50 new reports in one request, 1 client, p50", "%.0f ms", "p50", rounds);
            comparison.add(Part.SYNC, "the same, p99", "%.0f ms", "p99", rounds);
        });
        part(Part.MISSED_WINDOWS, () -> {
            ComparedRounds rounds = rounds(Part.MISSED_WINDOWS, mine, other, 3, _ -> "windows");
            comparison.add(Part.MISSED_WINDOWS, "windows closed and announced", "%.0f/s", "perSecond", rounds);
        });
        if (options.includes(Part.START)) {
            memory(mine, other);
        }
        part(Part.COLD, () -> {
            ComparedRounds rounds = rounds(Part.COLD, mine, other, 3, _ -> "cold");
            comparison.add(
                    Part.COLD,
                    "processor time per report in the first 30 s after a start, 10 reports/s",
                    "%.1f ms",
                    "processor",
                    rounds);
            byPart("the first 30 s after a start", rounds);
        });
        part(Part.START, () -> {
            ComparedRounds rounds = rounds(Part.START, mine, other, rounds(), _ -> "start");
            comparison.add(Part.START, "start to ready of outcomes, from its AOT cache", "%.2f s", "with", rounds);
            comparison.add(Part.START, "the same without cache", "%.2f s", "without", rounds);
        });
    }

    private int rounds() {
        return options.quick() ? 2 : 5;
    }

    private void submissions(BuildInTurn mine, BuildInTurn other) {
        ComparedRounds rounds = rounds(Part.SUBMISSIONS, mine, other, rounds(), _ -> "submissions");
        comparison.add(
                Part.SUBMISSIONS,
                "durable submissions, 16 clients, all services running",
                "%.0f/s",
                "perSecond",
                rounds);
        comparison.add(Part.SUBMISSIONS, "the same, p50", "%.1f ms", "p50", rounds);
        comparison.add(Part.SUBMISSIONS, "the same, p99", "%.1f ms", "p99", rounds);
        comparison.add(
                Part.SUBMISSIONS,
                "processor time per report under that load, from the request to the feeds, without the client",
                "%.2f ms",
                "processor",
                rounds);
        byPart("full load", rounds);
        ComparedRounds limits = rounds(Part.SUBMISSIONS, mine, other, 1, _ -> "limit");
        comparison.add(Part.SUBMISSIONS, "the limit: two plain rows in a transaction", "%.0f/s", "perSecond", limits);
    }

    private void byPart(String when, ComparedRounds rounds) {
        Set<String> parts = new TreeSet<>(rounds.figures());
        parts.removeAll(NO_PART);
        parts.forEach(part -> comparison.addPart(part + ", " + when, rounds.mine(part), rounds.other(part)));
    }

    /** Each side at its own rate, side by side until both are known. */
    private void sustained(BuildInTurn mine, BuildInTurn other) {
        SustainedSearch ofMine = search(mine);
        SustainedSearch ofOther = search(other);
        List<String> steals = new ArrayList<>();
        while (!ofMine.isOver() || !ofOther.isOver()) {
            String steal = offer(mine, ofMine) + "/" + offer(other, ofOther);
            steals.add(steal);
        }
        sustained = new Rates(ofMine.offered(), ofOther.offered());
        comparison.add(
                Part.SUSTAINED,
                "sustained through to committed feed entries, no growing lag",
                Results.number("%.0f/s", sustained.mine()),
                Results.number("%.0f/s", sustained.other()),
                sustained.mine() / sustained.other(),
                ofMine.remark() + " against " + ofOther.remark() + ", steal " + String.join(", ", steals) + " %");
    }

    private SustainedSearch search(BuildInTurn build) {
        double estimate = turn(build, "estimate").get("perSecond");
        say("  %s: with at most 500 on their way %.0f/s".formatted(build.name(), estimate));
        return new SustainedSearch(estimate, MOST_ROUNDS_OF_A_RATE);
    }

    private String offer(BuildInTurn build, SustainedSearch search) {
        if (search.isOver()) {
            return "–";
        }
        double offered = search.offered();
        Figures figures = turn(build, "offer " + offered);
        boolean wasSustained = figures.get("sustained") > 0;
        search.took(wasSustained);
        say(Results.number(
                "  %s at %.0f/s: lag %.0f and %+.1f/s, %s",
                build.name(),
                offered,
                figures.get("lag"),
                figures.get("slope"),
                wasSustained ? "sustained" : "not sustained"));
        return Results.number("%.0f", figures.get("steal"));
    }

    private void newsLatency(BuildInTurn mine, BuildInTurn other) {
        ComparedRounds idle = rounds(Part.NEWS_LATENCY, mine, other, 3, _ -> "idle");
        comparison.add(Part.NEWS_LATENCY, "report `PUT` → clinician's SSE event, idle, p50", "%.1f ms", "p50", idle);
        comparison.add(Part.NEWS_LATENCY, "the same, p99", "%.1f ms", "p99", idle);
        ComparedRounds busy = rounds(
                Part.NEWS_LATENCY,
                mine,
                other,
                3,
                build -> "busy " + (build == mine ? sustained.mine() : sustained.other()) / 2);
        String load = Results.number(
                "the same at half of each build's sustained rate (%.0f/s against %.0f/s), ",
                sustained.mine() / 2, sustained.other() / 2);
        comparison.add(Part.NEWS_LATENCY, load + "p50", "%.1f ms", "p50", busy);
        comparison.add(Part.NEWS_LATENCY, load + "p99", "%.1f ms", "p99", busy);
    }

    private void memory(BuildInTurn mine, BuildInTurn other) {
        Figures ofMine = mine.ask("memory");
        Figures ofOther = other.ask("memory");
        ofMine.byName()
                .forEach((service, mebibytes) -> comparison.add(
                        Part.START,
                        "most resident memory of " + service + " while the parts above were measured",
                        Results.number("%.0f MiB", mebibytes),
                        Results.number("%.0f MiB", ofOther.get(service)),
                        mebibytes / ofOther.get(service),
                        "looked at once a second"));
    }

    /** Of each round the other build begins next time. */
    private ComparedRounds rounds(
            Part part, BuildInTurn mine, BuildInTurn other, int count, Function<BuildInTurn, String> command) {
        ComparedRounds rounds = new ComparedRounds();
        for (int i = 1; i <= count; i++) {
            Figures ofMine;
            Figures ofOther;
            if (i % 2 == 1) {
                ofMine = turn(mine, command.apply(mine));
                ofOther = turn(other, command.apply(other));
            } else {
                ofOther = turn(other, command.apply(other));
                ofMine = turn(mine, command.apply(mine));
            }
            rounds.add(ofMine, ofOther);
            say("  %s, round %d: %s".formatted(part.letter(), i, shown(mine, ofMine)));
            say("  %s, round %d: %s".formatted(part.letter(), i, shown(other, ofOther)));
        }
        return rounds;
    }

    private static String shown(BuildInTurn build, Figures figures) {
        return build.name() + ": " + ProcessorTime.text(figures.byName());
    }

    private static Figures turn(BuildInTurn build, String command) {
        build.ask("resume");
        try {
            return build.ask(command);
        } finally {
            build.ask("pause");
        }
    }

    /** Nothing may be lost or come twice while it is measured. */
    private void feeds(BuildInTurn build) {
        Figures feeds = turn(build, "feeds");
        boolean exact = feeds.get("lost") == 0 && feeds.get("doubled") == 0;
        failed |= !exact;
        comparison.note(Results.number(
                "%s: every acknowledged report in the feed of every member of its team, exactly once: %s. %,.0f entries"
                        + " were to be there; lost %,.0f, doubled %,.0f.",
                build.name(),
                exact ? "yes" : "**no**",
                feeds.get("expected"),
                feeds.get("lost"),
                feeds.get("doubled")));
    }

    private void part(Part part, Runnable work) {
        if (options.includes(part)) {
            measure(part, work);
        }
    }

    private void measure(Part part, Runnable work) {
        say(part.letter() + ": " + part.what());
        attempt(String.valueOf(part.letter()), work);
    }

    /** What cannot be measured is recorded as such and does not stop the others. */
    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (stopping) {
                throw e;
            }
            e.printStackTrace();
            failed = true;
            comparison.note("**%s could not be measured**: %s".formatted(what, e.getMessage()));
        }
    }

    private void say(String line) {
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        out.println("[%2d:%02d] %s".formatted(seconds / 60, seconds % 60, line));
    }

    private void stop() {
        stopping = true;
        builds.forEach(BuildInTurn::close);
    }
}
