package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentiles_are_in_milliseconds() {
        // Given 1 ms, 2 ms … 100 ms
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 100; i++) {
            latencies.add(Duration.ofMillis(i).toNanos());
        }

        // Then
        assertThat(latencies.count()).isEqualTo(100);
        assertThat(latencies.p50()).isCloseTo(50, within(0.1));
        assertThat(latencies.p99()).isCloseTo(99, within(0.1));
    }

    @Test
    void latencies_of_several_rounds_add_up() {
        // Given
        Latencies one = new Latencies();
        one.add(Duration.ofMillis(10).toNanos());
        Latencies other = new Latencies();
        other.add(Duration.ofMillis(30).toNanos());

        // When
        one.addAll(other);

        // Then
        assertThat(one.count()).isEqualTo(2);
        assertThat(one.percentile(100)).isCloseTo(30, within(0.1));
    }

    @Test
    void what_takes_longer_than_a_minute_counts_as_a_minute() {
        // Given
        Latencies latencies = new Latencies();

        // When
        latencies.add(Duration.ofMinutes(5).toNanos());

        // Then
        assertThat(latencies.p50()).isCloseTo(60_000, within(60.0));
    }
}
