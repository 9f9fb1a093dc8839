package org.softstone.benchmark;

import java.util.ArrayList;
import java.util.List;

/** What waited on a phone, 50 new reports in one request: one client, each request of another patient. */
final class MeasureSync {

    private final Bench bench;

    MeasureSync(Bench bench) {
        this.bench = bench;
    }

    Load.Round round(int syncs) {
        bench.windows().provideSyncs(syncs);
        Load.Round round = Load.run(1, bench.windows()::syncClient, Load.times(syncs));
        bench.awaitFeeds();
        return round;
    }

    /** Per round: enough for a tail, few enough for a build that needs half a second for each. */
    int syncs() {
        return bench.options().quick() ? 15 : 40;
    }

    void measure() {
        round(10);
        Latencies latencies = new Latencies();
        List<String> steals = new ArrayList<>();
        for (int i = 1; i <= bench.options().rounds(); i++) {
            Load.Round round = round(syncs());
            latencies.addAll(round.latencies());
            steals.add(Results.number("%.0f", round.steal()));
            bench.say(
                    "round %d: p50 %.0f ms, p99 %.0f ms, steal %.0f %%",
                    i, round.latencies().p50(), round.latencies().p99(), round.steal());
        }
        bench.results()
                .add(
                        Part.SYNC,
                        "a sync of 50 new reports, 1 client",
                        "none set",
                        Results.number("p50 %.0f ms, p99 %.0f ms", latencies.p50(), latencies.p99()),
                        "",
                        null,
                        Results.number("%d syncs, steal %s %%", latencies.count(), String.join(", ", steals)));
    }
}
