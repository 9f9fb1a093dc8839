package org.softstone.benchmark;

/**
 * From the moment at which a report was to be sent until it arrives on a clinician's stream: idle, and while other
 * patients, of other teams, report at half of the rate that can be sustained.
 */
final class MeasureNewsLatency {

    private static final double IDLE_P50_GOAL = 25;
    private static final double IDLE_P99_GOAL = 100;
    private static final double BUSY_P99_GOAL = 100;

    private final Bench bench;

    MeasureNewsLatency(Bench bench) {
        this.bench = bench;
    }

    /** @param sustained reports per second */
    void measure(double sustained) {
        try (NewsProbe probe = new NewsProbe(bench)) {
            idle(probe.idle(bench.options().seconds(20, 8)));
            double perSecond = sustained / 2;
            busy(perSecond, probe.busy(perSecond, bench.options().seconds(30, 10)));
        }
        bench.awaitFeeds();
    }

    private void idle(NewsProbe.Seen seen) {
        Latencies idle = seen.latencies();
        bench.say("idle: p50 %.1f ms, p99 %.1f ms of %s", idle.p50(), idle.p99(), seen.rounds());
        bench.results()
                .add(
                        Part.NEWS_LATENCY,
                        "report `PUT` → clinician's SSE event, idle",
                        "p50 ≤ 25 ms, p99 ≤ 100 ms",
                        Results.number("p50 %.1f ms, p99 %.1f ms", idle.p50(), idle.p99()),
                        Results.number(
                                "p50 %.0f %%, p99 %.0f %% of the goal",
                                100 * idle.p50() / IDLE_P50_GOAL, 100 * idle.p99() / IDLE_P99_GOAL),
                        idle.p50() <= IDLE_P50_GOAL && idle.p99() <= IDLE_P99_GOAL,
                        seen.rounds());
    }

    private void busy(double perSecond, NewsProbe.Seen seen) {
        Latencies busy = seen.latencies();
        bench.say("at %.0f/s: p50 %.1f ms, p99 %.1f ms of %s", perSecond, busy.p50(), busy.p99(), seen.rounds());
        bench.results()
                .add(
                        Part.NEWS_LATENCY,
                        Results.number("the same at half load (%.0f/s of other patients)", perSecond),
                        "p99 ≤ 100 ms",
                        Results.number("p50 %.1f ms, p99 %.1f ms", busy.p50(), busy.p99()),
                        Results.number("p99 %.0f %% of the goal", 100 * busy.p99() / BUSY_P99_GOAL),
                        busy.p99() <= BUSY_P99_GOAL,
                        seen.rounds());
    }
}
