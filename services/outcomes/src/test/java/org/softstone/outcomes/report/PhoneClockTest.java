package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
