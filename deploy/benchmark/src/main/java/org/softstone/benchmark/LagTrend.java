package org.softstone.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a backlog grows: how far the end of the pipeline is behind its beginning, sampled while work is offered at a steady
 * rate. A short constant backlog is harmless; a growing one never ends.
 */
final class LagTrend {

    /** A slope this small, as a share of the offered rate, is noise: it would take minutes to add up to one second's work. */
    private static final double NOISE = 0.02;

    private record Look(double seconds, double lag) {}

    private final List<Look> looks = new ArrayList<>();

    void add(Duration sinceBegin, long lag) {
        looks.add(new Look(sinceBegin.toNanos() / 1e9, lag));
    }

    /** By least squares, in units of work per second. */
    double slope() {
        double n = looks.size();
        double meanSeconds = looks.stream().mapToDouble(Look::seconds).sum() / n;
        double meanLag = looks.stream().mapToDouble(Look::lag).sum() / n;
        double covariance = 0;
        double variance = 0;
        for (Look look : looks) {
            covariance += (look.seconds() - meanSeconds) * (look.lag() - meanLag);
            variance += (look.seconds() - meanSeconds) * (look.seconds() - meanSeconds);
        }
        return variance == 0 ? 0 : covariance / variance;
    }

    double median() {
        return Median.of(looks.stream().map(Look::lag).toList());
    }

    /** @param offeredPerSecond the rate at which work came */
    boolean grows(double offeredPerSecond) {
        if (looks.size() < 5) {
            throw new IllegalStateException("Too few looks to tell a trend");
        }
        return slope() > NOISE * offeredPerSecond;
    }
}
