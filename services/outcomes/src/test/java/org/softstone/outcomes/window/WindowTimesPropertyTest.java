package org.softstone.outcomes.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class WindowTimesPropertyTest {

    private static final Instant OPENS = Instant.parse("2026-02-28T09:00:00Z");
    private static final Instant DUE = OPENS.plus(Duration.ofHours(24));
    private static final WindowTimes TIMES = new WindowTimes(OPENS, DUE, DUE.plus(Duration.ofHours(72)));

    /** Every second of a window and an hour on both sides is exactly one of the three. */
    @Property(tries = 5000)
    void timing_changes_at_opening_due_time_and_closing_and_nowhere_else(
            @ForAll @LongRange(min = -3600, max = 97 * 3600) long seconds) {
        Instant at = OPENS.plusSeconds(seconds);

        ReportTiming timing = TIMES.timingOf(at);

        ReportTiming expected = seconds < 0 || seconds >= 96 * 3600
                ? new ReportTiming.Unscheduled()
                : seconds <= 24 * 3600
                        ? new ReportTiming.OnTime()
                        : new ReportTiming.Late(Duration.ofSeconds(seconds - 24 * 3600));
        assertThat(timing).isEqualTo(expected);
    }
}
