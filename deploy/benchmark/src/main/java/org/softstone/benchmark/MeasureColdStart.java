package org.softstone.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.softstone.local.Service;
import org.softstone.local.ServiceProcess;

/**
 * What a report costs while the services are cold, as a clinic's are all day: a gentle load for 30 s from the moment at which
 * all three, just started, are ready.
 */
final class MeasureColdStart {

    private static final double PER_SECOND = 10;
    private static final Duration DURATION = Duration.ofSeconds(30);
    private static final int ROUNDS = 3;

    private final Bench bench;

    MeasureColdStart(Bench bench) {
        this.bench = bench;
    }

    MeasureSubmissions.Round round() {
        bench.windows().provide((int) (PER_SECOND * DURATION.toSeconds()) + 1);
        List<ServiceProcess> services =
                Stream.of(Service.values()).map(bench.stack()::service).toList();
        services.forEach(ServiceProcess::stop);
        services.forEach(ServiceProcess::begin);
        services.forEach(ServiceProcess::awaitReady);
        ProcessorTime used = new ProcessorTime();
        Load.Round load = bench.submitSteadily(PER_SECOND, DURATION);
        bench.awaitFeeds();
        return new MeasureSubmissions.Round(
                load, used.millisecondsPer(load.latencies().count()));
    }

    void measure() {
        List<Double> milliseconds = new ArrayList<>();
        List<String> steals = new ArrayList<>();
        Map<String, Double> parts = Map.of();
        for (int i = 1; i <= ROUNDS; i++) {
            MeasureSubmissions.Round round = round();
            parts = round.processorMilliseconds();
            milliseconds.add(round.allMilliseconds());
            steals.add(Results.number("%.0f", round.load().steal()));
            bench.say(
                    "round %d: %.1f ms per report: %s; steal %.0f %%",
                    i,
                    milliseconds.getLast(),
                    ProcessorTime.text(parts),
                    round.load().steal());
        }
        bench.results()
                .add(
                        Part.COLD,
                        "processor time per report in the first 30 s after a start, 10 reports/s",
                        "none set",
                        Results.number("%.1f ms; last round %s", Median.of(milliseconds), ProcessorTime.text(parts)),
                        "",
                        null,
                        Results.number("%d rounds, steal %s %%", ROUNDS, String.join(", ", steals)));
    }
}
