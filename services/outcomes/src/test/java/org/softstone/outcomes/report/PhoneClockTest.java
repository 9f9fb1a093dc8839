package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.softstone.outcomes.report.PhoneClock.Corrected;

class PhoneClockTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-02T18:03:43Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Test
    void a_right_clock_changes_nothing() {
        Instant submitted = RECEIVED.minus(Duration.ofDays(20));

        assertThat(new PhoneClock(RECEIVED, RECEIVED).correct(submitted, TOLERANCE))
                .isEqualTo(new Corrected.At(submitted));
    }

    @Test
    void without_sentAt_the_arrival_counts() {
        assertThat(new PhoneClock(null, RECEIVED).correct(RECEIVED.minus(Duration.ofDays(20)), TOLERANCE))
                .isEqualTo(new Corrected.At(RECEIVED));
    }

    @Test
    void a_clock_is_taken_for_right_until_it_is_wrong_by_more_than_a_slow_network_explains() {
        for (long ordinary : List.of(0L, 20L, 300L)) {
            assertThat(new PhoneClock(RECEIVED.minusSeconds(ordinary), RECEIVED).rightUpTo(TOLERANCE))
                    .isEqualTo(new PhoneClock(RECEIVED, RECEIVED));
        }
        for (long wrong : List.of(-300L, -1L, 301L)) {
            PhoneClock clock = new PhoneClock(RECEIVED.minusSeconds(wrong), RECEIVED);
            assertThat(clock.rightUpTo(TOLERANCE)).isEqualTo(clock);
        }
        PhoneClock silent = new PhoneClock(null, RECEIVED);
        assertThat(silent.rightUpTo(TOLERANCE)).isEqualTo(silent);
    }

    @Test
    void a_submission_a_little_ahead_counts_as_made_on_arrival() {
        assertThat(new PhoneClock(RECEIVED, RECEIVED).correct(RECEIVED.plus(TOLERANCE), TOLERANCE))
                .isEqualTo(new Corrected.At(RECEIVED));
        assertThat(new PhoneClock(null, RECEIVED).correct(RECEIVED.plus(TOLERANCE), TOLERANCE))
                .isEqualTo(new Corrected.At(RECEIVED));
    }

    @Test
    void a_submission_more_than_five_minutes_ahead_is_in_the_future() {
        Instant ahead = RECEIVED.plus(TOLERANCE).plusMillis(1);

        assertThat(new PhoneClock(RECEIVED, RECEIVED).correct(ahead, TOLERANCE)).isEqualTo(new Corrected.InTheFuture());
        assertThat(new PhoneClock(null, RECEIVED).correct(ahead, TOLERANCE)).isEqualTo(new Corrected.InTheFuture());
    }
}
