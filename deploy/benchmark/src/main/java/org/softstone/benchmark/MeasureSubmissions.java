package org.softstone.benchmark;

/** How many reports per second 16 clients get acknowledged, against the same rows written as directly as possible. */
final class MeasureSubmissions {

    private static final double GOAL = 0.5;

    private final Bench bench;

    MeasureSubmissions(Bench bench) {
        this.bench = bench;
    }

    void measure() {
        Ratios ratios = new Ratios();
        Latencies latencies = new Latencies();
        for (int i = 1; i <= bench.options().rounds(); i++) {
            Load.Round limit =
                    bench.writePlainRows(Bench.CLIENTS, bench.options().seconds(8, 5));
            ProcessorTime used = new ProcessorTime();
            Load.Round product = bench.submit(Bench.CLIENTS, bench.options().seconds(10, 6));
            latencies.addAll(product.latencies());
            ratios.add(new Ratios.Round(product.perSecond(), limit.perSecond(), product.steal(), limit.steal()));
            bench.say(
                    "round %d: %.0f/s of %.0f/s, %.1f %%, steal %.0f and %.0f %%",
                    i,
                    product.perSecond(),
                    limit.perSecond(),
                    100 * product.perSecond() / limit.perSecond(),
                    product.steal(),
                    limit.steal());
            bench.awaitFeeds();
            bench.say(
                    "round %d: processor time until in the feeds, ms per report: %s",
                    i, used.per(product.latencies().count()));
        }
        bench.results()
                .add(
                        Part.SUBMISSIONS,
                        "durable submissions, 16 clients, all services running",
                        "≥ 50 % of the limit",
                        Results.number(
                                "%.0f/s of %.0f/s; p50 %.1f ms, p99 %.1f ms",
                                ratios.measured(), ratios.limit(), latencies.p50(), latencies.p99()),
                        Results.number("%.0f %%", 100 * ratios.ratio()),
                        ratios.ratio() >= GOAL,
                        ratios.remark());
    }
}
