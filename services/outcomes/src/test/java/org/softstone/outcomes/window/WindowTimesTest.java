package org.softstone.outcomes.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTimesTest {

    private static final Instant OPENS = Instant.parse("2026-02-28T09:00:00Z");
    private static final Instant DUE = OPENS.plus(Duration.ofHours(24));
    private static final Instant CLOSES = DUE.plus(Duration.ofHours(72));
    private static final WindowTimes TIMES = new WindowTimes(OPENS, DUE, CLOSES);
    private static final Duration A_MICROSECOND = Duration.ofNanos(1000);

    @Test
    void a_report_from_opening_to_the_due_time_is_on_time() {
        assertThat(TIMES.timingOf(OPENS)).isEqualTo(new ReportTiming.OnTime());
        assertThat(TIMES.timingOf(DUE)).isEqualTo(new ReportTiming.OnTime());
    }

    @Test
    void a_report_after_the_due_time_is_late_until_the_window_closes() {
        assertThat(TIMES.timingOf(DUE.plus(A_MICROSECOND))).isEqualTo(new ReportTiming.Late(A_MICROSECOND));
        assertThat(TIMES.timingOf(CLOSES.minus(A_MICROSECOND))).isInstanceOf(ReportTiming.Late.class);
    }

    @Test
    void a_report_before_opening_or_from_closing_on_counts_for_nothing() {
        assertThat(TIMES.timingOf(OPENS.minus(A_MICROSECOND))).isEqualTo(new ReportTiming.Unscheduled());
        assertThat(TIMES.timingOf(CLOSES)).isEqualTo(new ReportTiming.Unscheduled());
    }

    @Test
    void a_baseline_without_due_time_is_never_late() {
        WindowTimes baseline = new WindowTimes(OPENS, null, null);

        assertThat(baseline.timingOf(OPENS.plus(Duration.ofDays(400)))).isEqualTo(new ReportTiming.OnTime());
        assertThat(baseline.isClosed(OPENS.plus(Duration.ofDays(400)))).isFalse();
    }

    @Test
    void times_in_another_order_are_no_window() {
        assertThatThrownBy(() -> new WindowTimes(DUE, OPENS, CLOSES)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WindowTimes(OPENS, DUE, DUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WindowTimes(OPENS, DUE, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
