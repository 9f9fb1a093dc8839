package org.softstone.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many reports per second 16 clients get acknowledged, against the same rows written as directly as possible. */
final class MeasureSubmissions {

    private static final double GOAL = 0.5;
    private static final double GOAL_MILLISECONDS = 2;

    private final Bench bench;

    MeasureSubmissions(Bench bench) {
        this.bench = bench;
    }

    /** @param processorMilliseconds per report until it is in the feeds, by part of the product */
    record Round(Load.Round load, Map<String, Double> processorMilliseconds) {

        /** Of the product, without the program that measures. */
        double allMilliseconds() {
            return ProcessorTime.ofProduct(processorMilliseconds);
        }
    }

    Round round(int clients, Duration duration) {
        ProcessorTime used = new ProcessorTime();
        Load.Round load = bench.submit(clients, duration);
        bench.awaitFeeds();
        return new Round(load, used.millisecondsPer(load.latencies().count()));
    }

    void measure() {
        Ratios ratios = new Ratios();
        Latencies latencies = new Latencies();
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 1; i <= bench.options().rounds(); i++) {
            Load.Round limit =
                    bench.writePlainRows(Bench.CLIENTS, bench.options().seconds(8, 5));
            Round round = round(Bench.CLIENTS, bench.options().seconds(10, 6));
            Load.Round product = round.load();
            latencies.addAll(product.latencies());
            milliseconds.add(round.allMilliseconds());
            ratios.add(new Ratios.Round(product.perSecond(), limit.perSecond(), product.steal(), limit.steal()));
            bench.say(
                    "round %d: %.0f/s of %.0f/s, %.1f %%, steal %.0f and %.0f %%",
                    i,
                    product.perSecond(),
                    limit.perSecond(),
                    100 * product.perSecond() / limit.perSecond(),
                    product.steal(),
                    limit.steal());
            bench.say(
                    "round %d: processor time until in the feeds, ms per report: %s",
                    i, ProcessorTime.text(round.processorMilliseconds()));
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
        double median = Median.of(milliseconds);
        bench.results()
                .add(
                        Part.SUBMISSIONS,
                        "processor time per report under that load, from the request to the feeds, without the client",
                        "≤ 2.0 ms",
                        Results.number("%.2f ms", median),
                        Results.number("%.2f of the goal", median / GOAL_MILLISECONDS),
                        median <= GOAL_MILLISECONDS,
                        ratios.remark());
    }
}
