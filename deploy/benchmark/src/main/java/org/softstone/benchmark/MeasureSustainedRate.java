package org.softstone.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private static final double STEP = 0.9;
    private static final int ATTEMPTS = 6;
    private static final int ROUNDS = 3;

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
        double offered = guess();
        bench.say("with at most %d on their way: %.0f/s", MOST_ON_THEIR_WAY, offered);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            perSecond = offered;
            Rounds rounds = rounds(offered);
            if (rounds.isSustained()) {
                report(offered, rounds);
                return;
            }
            offered *= STEP;
        }
        bench.results()
                .add(
                        Part.SUSTAINED,
                        "sustained through to committed feed entries",
                        "≥ 20 % of the limit",
                        Results.number("no rate down to %.0f/s was sustained", perSecond),
                        "",
                        false,
                        ATTEMPTS + " attempts");
    }

    /** Rounds at one rate, each with a limit round beside it. */
    private static final class Rounds {
        private final Ratios ratios = new Ratios();
        private final List<Double> lags = new ArrayList<>();
        private int sustained;

        boolean isSustained() {
            return 2 * sustained > ROUNDS;
        }
    }

    /** The first round decides whether the rate is worth the others; most of them decide about the rate. */
    private Rounds rounds(double offered) {
        Rounds rounds = new Rounds();
        for (int i = 1; i <= ROUNDS && (i == 1 || rounds.sustained > 0); i++) {
            Load.Round limit =
                    bench.writePlainRows(Bench.CLIENTS, bench.options().seconds(8, 5));
            bench.awaitFeeds();
            Attempt now = offer(offered);
            boolean sustained = now.isSustained(offered);
            bench.say(
                    "%.0f/s offered: %.0f/s submitted, lag %.0f and %+.1f/s, limit %.0f/s, steal %.0f and %.0f %%: %s",
                    offered,
                    now.submittedPerSecond(),
                    now.trend().median(),
                    now.trend().slope(),
                    limit.perSecond(),
                    now.steal(),
                    limit.steal(),
                    sustained ? "sustained" : "not sustained");
            rounds.sustained += sustained ? 1 : 0;
            rounds.lags.add(now.trend().median());
            rounds.ratios.add(new Ratios.Round(offered, limit.perSecond(), now.steal(), limit.steal()));
        }
        bench.awaitFeeds();
        return rounds;
    }

    private void report(double offered, Rounds rounds) {
        bench.results()
                .add(
                        Part.SUSTAINED,
                        "sustained through to committed feed entries, no growing lag",
                        "≥ 20 % of the limit",
                        Results.number(
                                "%.0f/s of %.0f/s; lag %.0f reports",
                                offered, rounds.ratios.limit(), Median.of(rounds.lags)),
                        Results.number("%.0f %%", 100 * rounds.ratios.ratio()),
                        rounds.ratios.ratio() >= GOAL,
                        Results.number(
                                "sustained in %d of %d rounds of %d s; %s",
                                rounds.sustained, ROUNDS, duration().toSeconds(), rounds.ratios.remark()));
    }

    private Duration duration() {
        return bench.options().seconds(30, 12);
    }

    private double guess() {
        bench.awaitFeeds();
        Duration settle = bench.options().seconds(5, 3);
        Duration duration = bench.options().seconds(20, 8).plus(settle);
        bench.windows().provide((int) (1_500 * duration.toSeconds()));
        long base = bench.windows().submitted() - bench.feeds().reports();
        AtomicLong done = new AtomicLong(bench.feeds().reports());
        AtomicLong doneAtSettled = new AtomicLong();
        AtomicLong settledAt = new AtomicLong();
        Load.Pace pace = Load.asFastAsPossible(duration);
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
            Load.run(Bench.CLIENTS, bench.windows()::client, () -> {
                while (bench.windows().submitted() - done.get() - base > MOST_ON_THEIR_WAY && pace.next()) {
                    Thread.sleep(2);
                }
                return pace.next();
            });
            return (bench.feeds().reports() - doneAtSettled.get()) / ((System.nanoTime() - settledAt.get()) / 1e9);
        } finally {
            looking.interrupt();
            join(looking);
        }
    }

    private record Attempt(double submittedPerSecond, LagTrend trend, double steal) {

        boolean isSustained(double offered) {
            return submittedPerSecond > 0.98 * offered && !trend.grows(offered);
        }
    }

    /** The first third is left to settle. */
    private Attempt offer(double perSecond) {
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
