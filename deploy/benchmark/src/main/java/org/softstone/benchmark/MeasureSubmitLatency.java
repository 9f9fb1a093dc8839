package org.softstone.benchmark;

/** How long one report takes when nobody else submits, against the same rows written by one connection. */
final class MeasureSubmitLatency {

    private final Bench bench;

    MeasureSubmitLatency(Bench bench) {
        this.bench = bench;
    }

    void measure() {
        Ratios medians = new Ratios();
        Ratios tails = new Ratios();
        for (int i = 1; i <= bench.options().rounds(); i++) {
            Load.Round limit = bench.writePlainRows(1, bench.options().seconds(4, 3));
            Load.Round product = bench.submit(1, bench.options().seconds(5, 3));
            medians.add(new Ratios.Round(
                    product.latencies().p50(), limit.latencies().p50(), product.steal(), limit.steal()));
            tails.add(new Ratios.Round(
                    product.latencies().p99(), limit.latencies().p99(), product.steal(), limit.steal()));
            bench.say(
                    "round %d: p50 %.2f ms (limit %.2f), p99 %.2f ms (limit %.2f), steal %.0f and %.0f %%",
                    i,
                    product.latencies().p50(),
                    limit.latencies().p50(),
                    product.latencies().p99(),
                    limit.latencies().p99(),
                    product.steal(),
                    limit.steal());
        }
        bench.awaitFeeds();
        bench.results()
                .add(
                        Part.SUBMIT_LATENCY,
                        "submit latency, 1 client",
                        "none set",
                        Results.number(
                                "p50 %.2f ms, p99 %.2f ms; limit p50 %.2f ms, p99 %.2f ms",
                                medians.measured(), tails.measured(), medians.limit(), tails.limit()),
                        Results.number("p50 %.1f ×, p99 %.1f ×", medians.ratio(), tails.ratio()),
                        null,
                        medians.remark());
    }
}
