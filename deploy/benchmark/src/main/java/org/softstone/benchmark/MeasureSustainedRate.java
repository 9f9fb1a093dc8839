package org.softstone.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.softstone.embedded.Pause;

/**
 * The highest rate at which reports reach committed feed entries without a growing lag. Clients that wait while too many of
 * their reports are in flight give a first estimate; it is then offered steadily, and lowered until the lag does not grow in
 * most of three rounds.
 */
final class MeasureSustainedRate {

    private static final double GOAL = 0.2;

    /** Enough to keep every partition busy, few enough to be a moment's work. */
    private static final int MOST_ON_THEIR_WAY = 500;

    private static final int MOST_ROUNDS = 12;

    private final Bench bench;
    private double perSecond = 50;

    MeasureSustainedRate(Bench bench) {
        this.bench = bench;
    }

    /** The sustained rate, or the last one that was tried; a cautious guess while nothing was measured. */
    double perSecond() {
        return perSecond;
    }

    void measure() {
        double estimate = through().perSecond();
        bench.say("with at most %d on their way: %.0f/s", MOST_ON_THEIR_WAY, estimate);
        SustainedSearch search = new SustainedSearch(estimate, MOST_ROUNDS);
        Ratios ratios = new Ratios();
        List<Double> lags = new ArrayList<>();
        while (!search.isOver()) {
            if (perSecond != search.offered()) {
                perSecond = search.offered();
                ratios = new Ratios();
                lags.clear();
            }
            Load.Round limit =
                    bench.writePlainRows(Bench.CLIENTS, bench.options().seconds(8, 5));
            Attempt now = offer(perSecond);
            boolean sustained = now.isSustained(perSecond);
            bench.say(
                    "%.0f/s offered: %.0f/s submitted, lag %.0f and %+.1f/s, limit %.0f/s, steal %.0f and %.0f %%: %s",
                    perSecond,
                    now.submittedPerSecond(),
                    now.trend().median(),
                    now.trend().slope(),
                    limit.perSecond(),
                    now.steal(),
                    limit.steal(),
                    sustained ? "sustained" : "not sustained");
            lags.add(now.trend().median());
            ratios.add(new Ratios.Round(perSecond, limit.perSecond(), now.steal(), limit.steal()));
            search.took(sustained);
        }
        bench.awaitFeeds();
        bench.results()
                .add(
                        Part.SUSTAINED,
                        "sustained through to committed feed entries, no growing lag",
                        "≥ 20 % of the limit",
                        Results.number(
                                "%.0f/s of %.0f/s; lag %.0f reports", perSecond, ratios.limit(), Median.of(lags)),
                        Results.number("%.0f %%", 100 * ratios.ratio()),
                        search.isSustained() && ratios.ratio() >= GOAL,
                        Results.number(
                                "%s of %d s; %s", search.remark(), duration().toSeconds(), ratios.remark()));
    }

    private Duration duration() {
        return bench.options().seconds(30, 12);
    }

    /**
     * How many reports per second came through to the feeds, and what they cost.
     *
     * @param processorMilliseconds per report, by part of the product
     */
    record Through(double perSecond, Map<String, Double> processorMilliseconds, double steal) {}

    /** Clients that wait while too many of their reports are on their way. */
    Through through() {
        bench.awaitFeeds();
        Duration settle = bench.options().seconds(5, 3);
        Duration duration = bench.options().seconds(20, 8).plus(settle);
        bench.windows().provide((int) (Bench.MOST_PER_SECOND * duration.toSeconds()));
        long base = bench.windows().submitted() - bench.feeds().reports();
        AtomicLong done = new AtomicLong(bench.feeds().reports());
        AtomicLong doneAtSettled = new AtomicLong();
        AtomicLong settledAt = new AtomicLong();
        Load.Pace pace = Load.asFastAsPossible(duration);
        ProcessorTime used = new ProcessorTime();
        long begin = System.nanoTime();
        Thread looking = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                done.set(bench.feeds().reports());
                if (settledAt.get() == 0 && System.nanoTime() - begin > settle.toNanos()) {
                    doneAtSettled.set(done.get());
                    settledAt.set(System.nanoTime());
                }
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(40).toNanos());
            }
        });
        try {
            Load.Round load = Load.run(Bench.CLIENTS, bench.windows()::client, () -> {
                while (bench.windows().submitted() - done.get() - base > MOST_ON_THEIR_WAY && pace.next()) {
                    Thread.sleep(2);
                }
                return pace.next();
            });
            double perSecond =
                    (bench.feeds().reports() - doneAtSettled.get()) / ((System.nanoTime() - settledAt.get()) / 1e9);
            bench.awaitFeeds();
            return new Through(perSecond, used.millisecondsPer(load.latencies().count()), load.steal());
        } finally {
            looking.interrupt();
            join(looking);
        }
    }

    /** What came of a round at a steady rate. @param steal in percent */
    record Attempt(double submittedPerSecond, LagTrend trend, double steal) {

        boolean isSustained(double offered) {
            return submittedPerSecond > 0.98 * offered && !trend.grows(offered);
        }
    }

    /** The first third is left to settle. */
    Attempt offer(double perSecond) {
        bench.awaitFeeds();
        bench.windows().provide((int) (perSecond * duration().toSeconds()) + 1);
        LagTrend trend = new LagTrend();
        long begin = System.nanoTime();
        Thread looking = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Duration since = Duration.ofNanos(System.nanoTime() - begin);
                if (since.compareTo(duration().dividedBy(3)) > 0 && since.compareTo(duration()) < 0) {
                    trend.add(since, bench.windows().submitted() - bench.feeds().reports());
                }
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(200).toNanos());
            }
        });
        try {
            Load.Round round = bench.submitSteadily(perSecond, duration());
            return new Attempt(round.perSecond(), trend, round.steal());
        } finally {
            looking.interrupt();
            join(looking);
        }
    }

    private static void join(Thread thread) {
        while (thread.isAlive()) {
            Pause.of(Duration.ofMillis(5));
        }
    }
}
