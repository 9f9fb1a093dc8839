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
    private static final Instant SINCE = RECEIVED.minus(Duration.ofDays(30));

    @Test
    void a_right_clock_changes_nothing() {
        Instant submitted = RECEIVED.minus(Duration.ofDays(20));

        assertThat(correct(RECEIVED, submitted)).isEqualTo(new Corrected(submitted, true));
    }

    @Test
    void without_sentAt_the_arrival_counts() {
        assertThat(correct(null, RECEIVED.minus(Duration.ofDays(20)))).isEqualTo(new Corrected(RECEIVED, true));
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
        assertThat(correct(RECEIVED, RECEIVED.plus(TOLERANCE))).isEqualTo(new Corrected(RECEIVED, true));
        assertThat(correct(null, RECEIVED.plus(TOLERANCE))).isEqualTo(new Corrected(RECEIVED, true));
    }

    @Test
    void what_is_after_the_arrival_or_earlier_than_it_can_be_is_not_believed_and_the_arrival_counts() {
        for (Instant told : List.of(RECEIVED.plus(TOLERANCE).plusMillis(1), SINCE.minusMillis(1), Instant.EPOCH)) {
            assertThat(correct(RECEIVED, told)).isEqualTo(new Corrected(RECEIVED, false));
            assertThat(correct(null, told)).isEqualTo(new Corrected(RECEIVED, false));
        }
        assertThat(correct(RECEIVED, SINCE)).isEqualTo(new Corrected(SINCE, true));
    }

    private static Corrected correct(Instant sentAt, Instant told) {
        return new PhoneClock(sentAt, RECEIVED).correct(told, SINCE, TOLERANCE);
    }
}
