package org.softstone.outcomes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.softstone.database.Code;
import org.softstone.outcomes.course.VisitState;
import org.softstone.outcomes.window.ReportTiming;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;

/** Which windows a course has, whatever becomes of its visits and of itself. Visits are on Mondays, reports due on Sundays. */
class WindowPlanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant ENROLLED = at(-9);
    private static final Instant SUNDAY = at(-1);

    /** Days after the first visit, a Monday at 10:00 in Berlin. No clock is changed in the time of these stories. */
    private static Instant at(double days) {
        return Instant.parse("2026-04-06T08:00:00Z").plusSeconds((long) (days * 86_400));
    }

    private static ACourse aCourse() {
        return ACourse.enrolled(ENROLLED, BERLIN).series(6, at(0));
    }

    private static ACourse aStartedCourse() {
        return aCourse().passTo(at(0)).start();
    }

    @Test
    void each_visit_of_a_series_has_its_week() {
        ACourse course = aStartedCourse();

        assertThat(course.dues())
                .containsExactlyElementsOf(IntStream.range(0, 6)
                        .mapToObj(week -> SUNDAY.plus(WEEK.multipliedBy(week)))
                        .toList());
    }

    @Test
    void a_visit_that_moves_takes_its_upcoming_window_along() {
        ACourse course = aStartedCourse().book(4, at(23));

        assertThat(course.due(3)).isEqualTo(at(22));
        assertThat(course.due(4)).isEqualTo(at(27));
    }

    @Test
    void a_window_that_has_opened_keeps_its_times_when_its_visit_moves() {
        ACourse course = aStartedCourse().passTo(at(19.5)).book(4, at(23));

        assertThat(course.windows.get(3).state()).isEqualTo(WindowState.OPEN);
        assertThat(course.due(3)).isEqualTo(at(20));
        assertThat(course.due(4)).isEqualTo(at(27));
        assertThat(course.windows).hasSize(6);
    }

    @Test
    void a_window_that_is_over_stays_over_when_its_visit_moves() {
        ACourse course = aStartedCourse().passTo(at(24)).book(4, at(26));

        assertThat(course.windows.get(3).state()).isEqualTo(WindowState.MISSED);
        assertThat(course.due(3)).isEqualTo(at(20));
        assertThat(course.due(4)).isEqualTo(at(27));
    }

    @Test
    void the_week_of_a_cancelled_visit_is_asked_at_the_usual_time() {
        ACourse course = aStartedCourse().book(4, at(23)).cancel(4);

        assertThat(course.due(3)).isEqualTo(at(20));
        assertThat(course.windows.get(3).visitId()).isNull();
        assertThat(course.dues()).hasSize(6);
    }

    @Test
    void a_visit_to_which_the_patient_did_not_come_keeps_its_week() {
        ACourse course = aStartedCourse().passTo(at(14)).turn(3, VisitState.MISSED);

        assertThat(course.due(2)).isEqualTo(at(13));
        assertThat(course.due(3)).isEqualTo(at(20));
    }

    @Test
    void all_visits_cancelled_the_weeks_go_on_for_a_season() {
        ACourse course = aStartedCourse();
        IntStream.rangeClosed(3, 6).forEach(course::cancel);

        course.passTo(at(200));

        assertThat(course.dues()).hasSize(2 + 12);
        assertThat(course.due(13)).isEqualTo(at(7 + 12 * 7 - 1));
    }

    @Test
    void before_the_start_the_week_of_a_cancelled_visit_is_still_asked_and_no_other() {
        ACourse course = aCourse().cancel(3).cancel(6);

        assertThat(course.dues()).hasSize(6);
        assertThat(course.due(2)).isEqualTo(at(13));
        assertThat(course.due(5)).isEqualTo(at(34));
    }

    @Test
    void a_visit_that_moves_far_away_leaves_no_week_unasked() {
        ACourse course = ACourse.enrolled(ENROLLED, BERLIN)
                .series(2, at(0))
                .passTo(at(0))
                .start()
                .book(2, at(23));

        assertThat(course.dues()).containsExactly(at(-1), at(6), at(13), at(22));
        assertThat(course.windows.get(3).visitId())
                .isEqualTo(course.visits.get(2).visitId());
    }

    @Test
    void a_series_that_moves_by_three_weeks_and_two_days_is_followed_after_the_gap_was_asked_about() {
        ACourse course = aStartedCourse();
        for (int number = 6; number >= 3; number--) {
            course.book(number, at(7 * (number - 1) + 23));
        }

        assertThat(course.dues())
                .containsExactly(at(-1), at(6), at(13), at(20), at(27), at(36), at(43), at(50), at(57));
    }

    @Test
    void a_visit_that_moves_close_behind_the_next_one_moves_no_window() {
        ACourse course = aStartedCourse();
        List<Instant> before = course.dues();

        course.book(3, at(23));

        assertThat(course.dues()).isEqualTo(before);
    }

    @Test
    void two_visits_within_72_hours_are_not_asked_about_twice() {
        ACourse course = aStartedCourse();
        List<Instant> before = course.dues();

        course.book(3, at(19));

        assertThat(course.dues()).isEqualTo(before);
    }

    @Test
    void a_series_booked_anew_after_a_break_goes_on_with_the_next_week() {
        ACourse course = aStartedCourse().passTo(at(8)).hold();
        IntStream.rangeClosed(3, 6).forEach(course::cancel);
        course.passTo(at(30)).resume().book(7, at(38)).book(8, at(45));

        assertThat(course.windows.keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(course.dues()).containsExactly(at(-1), at(6), at(13), at(20), at(27), at(37), at(44));
    }

    @Test
    void a_course_on_hold_is_asked_for_as_long_as_it_lasts_and_for_a_season_after_it() {
        ACourse course = aStartedCourse().passTo(at(1)).hold();
        IntStream.rangeClosed(2, 6).forEach(course::cancel);

        course.passTo(at(7 * 30));
        int onHold = course.windows.size();
        course.resume().passTo(at(7 * 80));

        assertThat(onHold).isEqualTo(32);
        assertThat(course.windows).hasSize(30 + 12 + 1);
    }

    @Test
    void a_completed_course_is_followed_up_for_twelve_weeks() {
        ACourse course = aStartedCourse().passTo(at(35)).complete();

        assertThat(followUps(course)).hasSize(12);
        assertThat(course.due(6)).isEqualTo(at(41));
        course.passTo(at(35 + 7 * 40)).complete();

        assertThat(followUps(course)).hasSize(12);
        assertThat(course.due(17)).isEqualTo(at(34 + 12 * 7));
        assertThat(course.windows.keySet())
                .containsExactlyElementsOf(IntStream.range(0, 18).boxed().toList());
    }

    @Test
    void completion_while_a_window_is_open_leaves_it_open_and_makes_follow_ups_of_those_to_come() {
        ACourse course = aStartedCourse().passTo(at(13)).complete();

        assertThat(course.windows.get(2).state()).isEqualTo(WindowState.OPEN);
        assertThat(course.windows.get(2).followUp()).isFalse();
        assertThat(followUps(course))
                .containsExactlyElementsOf(IntStream.range(3, 15).boxed().toList());
        assertThat(course.due(3)).isEqualTo(at(20));
    }

    @Test
    void completing_again_changes_nothing() {
        ACourse course = aStartedCourse().passTo(at(35)).complete();
        course.passTo(at(60));
        var before = List.copyOf(course.windows.values());

        course.complete().hold().resume();

        assertThat(course.windows.values()).containsExactlyElementsOf(before);
    }

    @Test
    void follow_ups_do_not_count_as_weeks_without_visit() {
        ACourse course = aStartedCourse();
        IntStream.rangeClosed(3, 6).forEach(course::cancel);

        course.passTo(at(70)).complete().passTo(at(400));

        assertThat(followUps(course)).hasSize(12);
    }

    @Test
    void a_completion_that_becomes_known_weeks_later_asks_about_no_week_that_is_over() {
        ACourse course = aStartedCourse().passTo(at(35)).complete();

        course.windows.keySet().removeIf(week -> week > 5);
        course.now = at(54);
        course.plan();

        assertThat(followUps(course)).hasSize(10);
        assertThat(course.dues().getLast()).isEqualTo(at(34 + 12 * 7));
    }

    @Test
    void a_discontinued_course_asks_for_nothing_more() {
        ACourse course = aStartedCourse().passTo(at(13)).discontinue();

        assertThat(course.windows.keySet()).containsExactly(0, 1, 2);
        assertThat(course.windows.get(2).state()).isEqualTo(WindowState.OPEN);
        assertThat(course.due(2)).isEqualTo(at(13));
        course.passTo(at(300));
        assertThat(course.windows).hasSize(3);
        assertThat(course.windows.get(2).state()).isEqualTo(WindowState.CANCELLED);
        assertThat(course.windows.get(2).timingOf(at(13), Duration.ZERO)).isEqualTo(new ReportTiming.OnTime());
    }

    @Test
    void a_course_that_is_discontinued_before_it_began_cancels_its_baseline() {
        ACourse endless = ACourse.enrolled(ENROLLED, BERLIN).passTo(at(-8)).discontinue();
        ACourse booked = aCourse().passTo(at(-2)).discontinue().passTo(at(300));

        assertThat(endless.windows.get(0).state()).isEqualTo(WindowState.CANCELLED);
        assertThat(booked.windows.keySet()).containsExactly(0);
        assertThat(booked.windows.get(0).state()).isEqualTo(WindowState.CANCELLED);
        assertThat(booked.turns).isEmpty();
    }

    @Test
    void an_endless_baseline_of_a_course_that_began_is_due_when_that_is_discontinued() {
        ACourse course =
                ACourse.enrolled(ENROLLED, BERLIN).start().passTo(at(3)).discontinue();

        assertThat(course.due(0)).isEqualTo(at(3));
        course.passTo(at(6));
        assertThat(course.windows.get(0).state()).isEqualTo(WindowState.CANCELLED);
    }

    @Test
    void when_the_reporting_ends_open_and_coming_windows_are_cancelled_and_no_more_are_made() {
        ACourse course = aStartedCourse().file(0).passTo(at(12.5)).endReporting();

        course.passTo(at(20)).book(7, at(60)).passTo(at(300));

        assertThat(states(course))
                .containsExactly("submitted", "missed", "cancelled", "cancelled", "cancelled", "cancelled");
        assertThat(course.turns).containsExactly("open 1", "missed 1", "open 2");
    }

    @Test
    void a_report_that_was_filed_before_the_reporting_ended_still_counts_for_its_window_and_a_later_one_for_none() {
        ACourse course = aStartedCourse().passTo(at(12.5)).endReporting();

        ReportWindow open = course.windows.get(2);

        assertThat(open.timingOf(at(12.4), Duration.ZERO)).isEqualTo(new ReportTiming.OnTime());
        assertThat(open.timingOf(at(12.5), Duration.ZERO)).isEqualTo(new ReportTiming.Unscheduled());
        assertThat(course.windows.get(3).timingOf(at(19.5), Duration.ZERO)).isEqualTo(new ReportTiming.Unscheduled());
    }

    @Test
    void the_follow_up_of_a_completed_course_ends_with_the_reporting() {
        ACourse course =
                aStartedCourse().passTo(at(35)).complete().passTo(at(45)).endReporting();

        assertThat(course.passTo(at(300)).windows.values().stream()
                        .filter(window -> window.followUp() && window.state() == WindowState.CANCELLED))
                .hasSize(11);
    }

    @Test
    void an_end_of_reporting_that_is_taken_back_brings_back_what_can_still_be_answered() {
        ACourse course = aStartedCourse().passTo(at(5.5));
        List<ReportWindow> before = List.copyOf(course.windows.values());
        course.endReporting();

        assertThat(course.takeBackEndOfReporting().windows.values()).containsExactlyElementsOf(before);

        course.endReporting().passTo(at(19.5)).book(5, at(29)).takeBackEndOfReporting();

        assertThat(states(course)).containsExactly("missed", "cancelled", "cancelled", "open", "upcoming", "upcoming");
        assertThat(course.due(4)).isEqualTo(at(28));
    }

    @Test
    void a_baseline_that_was_cancelled_with_the_reporting_is_open_again_with_it() {
        ACourse course = ACourse.enrolled(ENROLLED, BERLIN).endReporting().passTo(at(-8));

        course.series(6, at(0)).takeBackEndOfReporting();

        assertThat(course.windows.get(0).state()).isEqualTo(WindowState.OPEN);
        assertThat(course.due(0)).isEqualTo(SUNDAY);
        assertThat(course.windows).hasSize(6);
    }

    @Test
    void the_follow_up_ends_when_another_course_starts() {
        ACourse course =
                aStartedCourse().passTo(at(35)).complete().passTo(at(48)).succeed();

        assertThat(followUps(course)).containsExactly(6, 7);
    }

    @Test
    void a_completed_course_without_any_visit_is_followed_up_from_its_completion() {
        ACourse course =
                ACourse.enrolled(ENROLLED, BERLIN).start().passTo(at(3)).complete();

        assertThat(followUps(course)).hasSize(12);
        assertThat(course.due(1)).isEqualTo(at(10));
    }

    @Test
    void a_cancelled_first_visit_leaves_the_baseline_to_the_next_one() {
        ACourse course = aCourse().cancel(1);

        assertThat(course.due(0)).isEqualTo(at(6));
        assertThat(course.windows.keySet()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void a_first_visit_booked_anew_under_a_later_number_still_comes_after_the_baseline() {
        ACourse course = aCourse().cancel(1).book(7, at(2));

        assertThat(course.due(0)).isEqualTo(at(1));
        assertThat(course.dues()).containsExactly(at(1), at(6), at(13), at(20), at(27), at(34));
        assertThat(course.windows.keySet()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void a_visit_cancelled_and_booked_anew_takes_its_week_along_and_disturbs_no_other() {
        ACourse course = ACourse.enrolled(ENROLLED, BERLIN)
                .series(30, at(0))
                .passTo(at(0))
                .start();
        List<Instant> others = new ArrayList<>(course.dues());

        course.cancel(4).book(31, at(24));

        others.set(3, at(23));
        assertThat(course.dues()).isEqualTo(others);
        assertThat(course.windows.keySet())
                .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
        assertThat(course.windows.get(3).visitId())
                .isEqualTo(course.visits.get(31).visitId());
    }

    @Test
    void the_last_visit_cancelled_and_booked_anew_takes_its_week_along() {
        ACourse course = aStartedCourse().cancel(6).book(7, at(38));

        assertThat(course.dues()).containsExactly(at(-1), at(6), at(13), at(20), at(27), at(37));
        assertThat(course.windows.keySet()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void a_window_that_has_opened_stands_for_a_visit_that_is_cancelled_and_booked_anew_within_half_a_week() {
        ACourse course = aStartedCourse().passTo(at(19.5)).cancel(4).book(7, at(24));

        assertThat(course.due(3)).isEqualTo(at(20));
        assertThat(course.due(4)).isEqualTo(at(27));
        assertThat(course.windows).hasSize(6);
    }

    /** Numbers and weeks part when the first visit is cancelled. */
    @Test
    void a_window_that_has_opened_stands_for_its_visit_when_that_moves_whatever_its_number() {
        ACourse course =
                aCourse().cancel(1).passTo(at(7)).start().passTo(at(12.5)).book(3, at(18));

        assertThat(course.windows.get(1).state()).isEqualTo(WindowState.OPEN);
        assertThat(course.dues()).containsExactly(at(6), at(13), at(20), at(27), at(34));
    }

    @Test
    void a_visit_that_moves_keeps_its_week_whatever_its_number() {
        ACourse course = aCourse().cancel(1).passTo(at(7)).start().book(3, at(18));

        assertThat(course.dues()).containsExactly(at(6), at(17), at(20), at(27), at(34));
    }

    @Test
    void the_first_visit_after_a_break_is_reported_on_though_a_week_without_visit_was_just_asked_about() {
        ACourse course = aStartedCourse().passTo(at(8)).hold();
        IntStream.rangeClosed(3, 6).forEach(course::cancel);

        course.passTo(at(47.5)).resume().book(7, at(52));

        assertThat(course.windows.get(7).state()).isEqualTo(WindowState.OPEN);
        assertThat(course.due(7)).isEqualTo(at(48));
        assertThat(course.due(8)).isEqualTo(at(51));
    }

    @Test
    void a_visit_that_moves_behind_the_next_one_is_reported_on_before_it_takes_place() {
        ACourse course = aStartedCourse().book(3, at(25));

        assertThat(course.dues()).containsExactly(at(-1), at(6), at(13), at(20), at(24), at(27), at(34));
    }

    /** It is 12:00 on day 17, and the usual due time was two hours ago. */
    @Test
    void a_visit_that_moves_forward_at_short_notice_is_reported_on_until_it_starts() {
        ACourse course = aStartedCourse().passTo(at(17 + 2 / 24.0)).book(4, at(18));

        assertThat(course.windows.get(3).times().opensAt()).isBefore(course.now);
        assertThat(course.due(3)).isEqualTo(at(18));
        course.pass(Duration.ZERO).plan();
        assertThat(course.due(3)).isEqualTo(at(18));
        assertThat(course.due(4)).isEqualTo(at(27));
    }

    @Test
    void a_due_time_that_is_set_to_have_passed_already_lets_the_patient_report_until_the_visit() {
        ACourse course = aStartedCourse().passTo(at(17.5)).dueBeforeVisit(Duration.ofHours(96));

        assertThat(course.due(3)).isEqualTo(at(21));
        assertThat(course.due(4)).isEqualTo(at(24));
        assertThat(course.plan().due(3)).isEqualTo(at(21));
    }

    @Test
    void a_visit_booked_for_tomorrow_after_a_break_is_reported_on_until_it_starts() {
        ACourse course = aStartedCourse().passTo(at(8)).hold();
        IntStream.rangeClosed(3, 6).forEach(course::cancel);

        course.passTo(at(31)).resume().book(7, at(31.9));

        assertThat(course.dues().getLast()).isEqualTo(at(31.9));
        assertThat(course.windows.get(5).isSettled(course.now)).isTrue();
    }

    @Test
    void a_visit_that_becomes_known_when_its_window_would_be_closed_gets_none() {
        ACourse course =
                ACourse.enrolled(ENROLLED, BERLIN).book(1, at(0)).passTo(at(10)).book(2, at(7));

        assertThat(course.windows.keySet()).containsExactly(0);
        assertThat(course.book(3, at(14)).windows.keySet()).containsExactly(0, 2);
    }

    @Test
    void a_visit_that_becomes_known_before_its_window_would_be_closed_gets_it() {
        ACourse course = ACourse.enrolled(ENROLLED, BERLIN)
                .book(1, at(0))
                .passTo(at(8.9))
                .book(2, at(7));

        assertThat(course.due(1)).isEqualTo(at(6));
    }

    @Test
    void a_baseline_waits_again_when_all_visits_are_cancelled() {
        ACourse course = ACourse.enrolled(ENROLLED, BERLIN).book(1, at(0)).cancel(1);

        assertThat(course.due(0)).isNull();
    }

    @Test
    void the_due_time_of_a_baseline_never_moves_into_the_past() {
        ACourse course = ACourse.enrolled(ENROLLED, BERLIN).book(1, at(0)).passTo(at(-3));

        course.book(1, at(-2.5));

        assertThat(course.due(0)).isEqualTo(at(-2.5));
        course.passTo(at(-2)).plan();
        assertThat(course.due(0)).isEqualTo(at(-2.5));
    }

    @Test
    void another_time_before_visits_moves_the_windows_that_have_not_opened() {
        ACourse course = aStartedCourse().passTo(at(12.5)).dueBeforeVisit(Duration.ofHours(48));

        assertThat(course.due(2)).isEqualTo(at(13));
        assertThat(course.due(3)).isEqualTo(at(19));
        assertThat(course.due(5)).isEqualTo(at(33));
    }

    @Test
    void a_week_without_visit_moves_with_the_patient_and_a_week_with_visit_does_not() {
        ACourse course = ACourse.enrolled(ENROLLED, BERLIN)
                .series(3, at(0))
                .passTo(at(0))
                .start()
                .cancel(3)
                .travel(ZoneId.of("America/New_York"));

        assertThat(course.due(1)).isEqualTo(at(6));
        assertThat(course.due(2).atZone(ZoneId.of("America/New_York")).toLocalDateTime())
                .isEqualTo(at(13).atZone(BERLIN).toLocalDateTime());
    }

    @Test
    void what_is_booked_while_the_patient_is_abroad_is_usual_on_the_clock_of_the_site() {
        ACourse course = aStartedCourse()
                .travel(ZoneId.of("America/New_York"))
                .book(2, at(7))
                .travel(BERLIN)
                .cancel(3);

        assertThat(course.due(2)).isEqualTo(at(13));
    }

    @Test
    void a_visit_that_becomes_known_after_later_ones_opened_still_gets_its_week() {
        ACourse course = ACourse.enrolled(ENROLLED, BERLIN).book(1, at(0)).book(3, at(14));
        course.passTo(at(12.5)).book(2, at(11));

        assertThat(course.due(1)).isEqualTo(at(10));
    }

    private static List<String> states(ACourse course) {
        return course.windows.values().stream()
                .map(window -> Code.of(window.state()))
                .toList();
    }

    private static List<Integer> followUps(ACourse course) {
        return course.windows.values().stream()
                .filter(ReportWindow::followUp)
                .map(ReportWindow::week)
                .toList();
    }
}
