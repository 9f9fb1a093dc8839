package org.softstone.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.softstone.local.Service;
import org.softstone.local.ServiceProcess;

/**
 * What comes through to the feeds with one process of notifications and with two that share its partitions, and what it
 * costs. Whether anything was lost or doubled meanwhile is compared at the end of the run, with everything else.
 */
final class MeasureReplicas {

    private static final int ROUNDS = 3;

    private final Bench bench;
    private final MeasureSustainedRate sustainedRate;

    MeasureReplicas(Bench bench) {
        this.bench = bench;
        this.sustainedRate = new MeasureSustainedRate(bench);
    }

    /** Of some rounds. */
    private record Side(List<Double> rates, List<Double> milliseconds, List<String> steals) {}

    void measure() {
        Side one = side("one");
        ServiceProcess second = bench.stack().replicaOf(Service.NOTIFICATIONS);
        Side two;
        second.start();
        try {
            bench.submit(Bench.CLIENTS, bench.options().seconds(20, 8));
            bench.awaitFeeds();
            two = side("two");
        } finally {
            second.stop();
        }
        // Its partitions go back, and the feeds get what was under way.
        bench.submit(Bench.CLIENTS, Duration.ofSeconds(2));
        bench.awaitFeeds();
        bench.results()
                .add(
                        Part.REPLICAS,
                        "through to the feeds with two replicas of notifications, against one",
                        "none set",
                        Results.number(
                                "%.0f/s, %.2f ms per report; one: %.0f/s, %.2f ms",
                                Median.of(two.rates()),
                                Median.of(two.milliseconds()),
                                Median.of(one.rates()),
                                Median.of(one.milliseconds())),
                        Results.number("%.2f ×", Median.of(two.rates()) / Median.of(one.rates())),
                        null,
                        Results.number(
                                "%d rounds each, steal %s and %s %%",
                                ROUNDS, String.join(", ", two.steals()), String.join(", ", one.steals())));
    }

    private Side side(String replicas) {
        Side side = new Side(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 1; i <= ROUNDS; i++) {
            MeasureSustainedRate.Through through = sustainedRate.through();
            double milliseconds = ProcessorTime.ofProduct(through.processorMilliseconds());
            side.rates().add(through.perSecond());
            side.milliseconds().add(milliseconds);
            side.steals().add(Results.number("%.0f", through.steal()));
            bench.say(
                    "%s, round %d: %.0f/s through to the feeds, %.2f ms per report: %s",
                    replicas,
                    i,
                    through.perSecond(),
                    milliseconds,
                    ProcessorTime.text(through.processorMilliseconds()));
        }
        return side;
    }
}
