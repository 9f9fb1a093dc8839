package org.softstone.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How throughput and tail grow with the number of clients. */
final class MeasureClients {

    private static final List<Integer> NUMBERS = List.of(1, 4, 16, 64);

    private final Bench bench;

    MeasureClients(Bench bench) {
        this.bench = bench;
    }

    void measure() {
        Duration duration = bench.options().seconds(8, 4);
        for (int clients : NUMBERS) {
            bench.submit(clients, Duration.ofSeconds(2));
            List<Double> rates = new ArrayList<>();
            List<String> steals = new ArrayList<>();
            Latencies latencies = new Latencies();
            for (int i = 1; i <= 3; i++) {
                Load.Round round = bench.submit(clients, duration);
                bench.awaitFeeds();
                rates.add(round.perSecond());
                latencies.addAll(round.latencies());
                steals.add(Results.number("%.0f", round.steal()));
            }
            bench.say(
                    "%d clients: %.0f/s, p50 %.1f ms, p99 %.1f ms",
                    clients, Median.of(rates), latencies.p50(), latencies.p99());
            bench.results()
                    .add(
                            Part.CLIENTS,
                            Results.number("submissions, %d client%s", clients, clients == 1 ? "" : "s"),
                            "none set",
                            Results.number(
                                    "%.0f/s; p50 %.1f ms, p99 %.1f ms",
                                    Median.of(rates), latencies.p50(), latencies.p99()),
                            "",
                            null,
                            Results.number("3 rounds, steal %s %%", String.join(", ", steals)));
        }
    }
}
