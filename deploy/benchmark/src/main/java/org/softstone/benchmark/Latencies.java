package org.softstone.benchmark;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long single requests took; to a thousandth of the value, up to a minute. */
final class Latencies {

    private static final long LONGEST_MICROS = Duration.ofMinutes(1).toNanos() / 1_000;

    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

    void add(long nanos) {
        micros.recordValue(Math.min(nanos / 1_000, LONGEST_MICROS));
    }

    void addAll(Latencies others) {
        micros.add(others.micros);
    }

    long count() {
        return micros.getTotalCount();
    }

    /** In milliseconds. */
    double percentile(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    double p50() {
        return percentile(50);
    }

    double p99() {
        return percentile(99);
    }
}
