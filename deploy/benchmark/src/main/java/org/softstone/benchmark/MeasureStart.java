package org.softstone.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.softstone.local.Service;
import org.softstone.local.ServiceProcess;

/** How long outcomes takes from the start of its process until it is ready, with and without its ahead-of-time cache. */
final class MeasureStart {

    private static final double GOAL_SECONDS = 1.5;
    private static final double GOAL_RATIO = 3;

    private final Bench bench;

    MeasureStart(Bench bench) {
        this.bench = bench;
    }

    /** In seconds. */
    record Round(double withCache, double without, double steal) {}

    Round round() {
        ServiceProcess service = bench.stack().service(Service.OUTCOMES);
        Steal steal = new Steal();
        service.stop();
        service.startWithoutCache();
        double without = service.startup().toNanos() / 1e9;
        service.stop();
        service.start();
        return new Round(service.startup().toNanos() / 1e9, without, steal.percent());
    }

    void measure() {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        Steal steal = new Steal();
        for (int i = 1; i <= bench.options().rounds(); i++) {
            Round round = round();
            with.add(round.withCache());
            without.add(round.without());
            ratios.add(round.without() / round.withCache());
            bench.say("round %d: %.2f s with, %.2f s without", i, with.getLast(), without.getLast());
        }
        double median = Median.of(with);
        double ratio = Median.of(ratios);
        bench.results()
                .add(
                        Part.START,
                        "start to ready of outcomes, from its AOT cache",
                        "≤ 1.5 s and ≥ 3 × faster than without",
                        Results.number("%.2f s; %.2f s without", median, Median.of(without)),
                        Results.number("%.1f ×", ratio),
                        median <= GOAL_SECONDS && ratio >= GOAL_RATIO,
                        Results.number(
                                "%d rounds, steal %.0f %%", bench.options().rounds(), steal.percent()));
    }
}
