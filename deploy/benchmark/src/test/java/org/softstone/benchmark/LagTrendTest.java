package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class LagTrendTest {

    private static final double OFFERED = 500;

    @Test
    void a_backlog_that_stays_as_it_is_does_not_grow() {
        // Given a large one, with noise
        Random random = new Random(7);

        // When
        LagTrend trend = trend(i -> 400 + random.nextInt(60));

        // Then
        assertThat(trend.grows(OFFERED)).isFalse();
        assertThat(trend.median()).isBetween(400.0, 460.0);
    }

    @Test
    void a_small_backlog_that_grows_by_a_tenth_of_what_is_offered_does_grow() {
        // When: five looks a second
        LagTrend trend = trend(i -> 10 + i * 50 / 5);

        // Then
        assertThat(trend.grows(OFFERED)).isTrue();
        assertThat(trend.slope()).isCloseTo(50, within(0.001));
    }

    @Test
    void a_backlog_that_is_worked_off_does_not_grow() {
        assertThat(trend(i -> 5_000 - i * 40).grows(OFFERED)).isFalse();
    }

    @Test
    void one_peak_in_the_middle_is_no_trend() {
        assertThat(trend(i -> i == 50 ? 2_000 : 20).grows(OFFERED)).isFalse();
    }

    @Test
    void a_few_looks_tell_nothing() {
        // Given
        LagTrend trend = new LagTrend();
        trend.add(Duration.ofSeconds(1), 5);

        // Then
        assertThatThrownBy(() -> trend.grows(OFFERED)).isInstanceOf(IllegalStateException.class);
    }

    private static LagTrend trend(IntToLongFunction lag) {
        LagTrend trend = new LagTrend();
        for (int i = 0; i <= 100; i++) {
            trend.add(Duration.ofMillis(200L * i), lag.applyAsLong(i));
        }
        return trend;
    }
}
