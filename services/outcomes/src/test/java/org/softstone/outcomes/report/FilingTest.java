package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.http.FieldError;
import org.softstone.outcomes.report.ReportContext.Place;
import org.softstone.outcomes.window.ReportTiming;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;
import org.softstone.outcomes.window.WindowTimes;

class FilingTest {

    private static final Instant OPENS = Instant.parse("2026-02-28T09:00:00Z");
    private static final Instant DUE = OPENS.plus(Duration.ofHours(24));
    private static final Instant CLOSES = DUE.plus(Duration.ofHours(72));

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final ReportWindow open = window(OPENS, WindowState.OPEN, null);
    private final ReportWindow missed = window(OPENS, WindowState.MISSED, null);
    private final ReportWindow filed = window(OPENS, WindowState.SUBMITTED, UUID.randomUUID());

    @Test
    void a_report_counts_for_the_window_that_it_names() {
        Filing filing = Filing.of(open.windowId(), List.of(at(open, false)), DUE, TOLERANCE);

        assertThat(filing).isEqualTo(new Filing.InWindow(at(open, false), new ReportTiming.OnTime()));
    }

    @Test
    void a_report_filed_in_time_counts_for_a_window_that_was_missed() {
        Filing filing = Filing.of(missed.windowId(), List.of(at(missed, false)), DUE.plusSeconds(1), TOLERANCE);

        assertThat(filing)
                .isEqualTo(new Filing.InWindow(at(missed, false), new ReportTiming.Late(Duration.ofSeconds(1))));
    }

    @Test
    void a_report_filed_after_closing_or_before_opening_is_unscheduled() {
        List<Place> candidates = List.of(at(missed, false));

        assertThat(Filing.of(missed.windowId(), candidates, CLOSES, TOLERANCE)).isEqualTo(new Filing.Unscheduled());
        assertThat(Filing.of(
                        missed.windowId(), candidates, OPENS.minus(TOLERANCE).minusSeconds(1), TOLERANCE))
                .isEqualTo(new Filing.Unscheduled());
    }

    @Test
    void a_report_that_seems_a_little_too_early_counts_as_filed_at_opening() {
        Filing filing = Filing.of(null, List.of(at(open, false)), OPENS.minus(TOLERANCE), TOLERANCE);

        assertThat(filing).isEqualTo(new Filing.InWindow(at(open, false), new ReportTiming.OnTime()));
    }

    @Test
    void without_a_window_named_the_earliest_open_one_without_report_is_taken() {
        ReportWindow later = window(OPENS.plusSeconds(60), WindowState.OPEN, null);
        List<Place> openThen = List.of(at(filed, false), at(open, false), at(later, false));

        assertThat(Filing.of(null, openThen, DUE, TOLERANCE))
                .isEqualTo(new Filing.InWindow(at(open, false), new ReportTiming.OnTime()));
    }

    @Test
    void without_any_open_window_a_report_is_unscheduled() {
        assertThat(Filing.of(null, List.of(), DUE, TOLERANCE)).isEqualTo(new Filing.Unscheduled());
        assertThat(Filing.of(null, List.of(at(filed, false)), DUE, TOLERANCE)).isEqualTo(new Filing.Unscheduled());
    }

    @Test
    void the_same_content_in_a_window_is_a_repetition_even_where_another_window_is_free() {
        List<Place> candidates = List.of(at(open, false), at(filed, true));

        assertThat(Filing.of(null, candidates, DUE, TOLERANCE)).isEqualTo(new Filing.RepeatOf(filed.reportId()));
    }

    @Test
    void other_content_for_a_window_that_has_a_report_is_unscheduled() {
        assertThat(Filing.of(filed.windowId(), List.of(at(filed, false)), DUE, TOLERANCE))
                .isEqualTo(new Filing.Unscheduled());
    }

    @Test
    void an_unknown_window_is_refused() {
        Filing filing = Filing.of(UUID.randomUUID(), List.of(), DUE, TOLERANCE);

        assertThat(filing)
                .isInstanceOfSatisfying(
                        Filing.Refused.class,
                        refused -> assertThat(refused.errors())
                                .extracting(FieldError::pointer)
                                .containsExactly("/windowId"));
    }

    private static Place at(ReportWindow window, boolean sameContent) {
        return new Place(window, sameContent, window.courseId(), null);
    }

    private static ReportWindow window(Instant opensAt, WindowState state, UUID reportId) {
        return new ReportWindow(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                3,
                UUID.randomUUID(),
                new WindowTimes(opensAt, DUE, CLOSES),
                state,
                reportId);
    }
}
