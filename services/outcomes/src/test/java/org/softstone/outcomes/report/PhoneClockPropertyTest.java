package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.softstone.outcomes.report.PhoneClock.Corrected;

class PhoneClockPropertyTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-02T18:03:43Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Property
    void whatever_the_error_of_the_clock_the_time_between_submitting_and_sending_is_kept(
            @ForAll @LongRange(min = -2_000_000_000, max = 2_000_000_000) long errorSeconds,
            @ForAll @LongRange(min = 0, max = 5_000_000) long waitedSeconds) {
        Instant sentAt = RECEIVED.minusSeconds(errorSeconds);

        Corrected corrected = new PhoneClock(sentAt, RECEIVED).correct(sentAt.minusSeconds(waitedSeconds), TOLERANCE);

        assertThat(corrected).isEqualTo(new Corrected.At(RECEIVED.minusSeconds(waitedSeconds)));
    }
}
