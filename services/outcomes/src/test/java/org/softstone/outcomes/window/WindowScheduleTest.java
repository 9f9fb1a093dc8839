package org.softstone.outcomes.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.outcomes.course.BookedVisit;

class WindowScheduleTest {

    private static final int WEEKS_WITHOUT_VISIT = 12;
    private static final WindowSchedule SCHEDULE =
            new WindowSchedule(Duration.ofHours(24), Duration.ofHours(24), Duration.ofHours(72), WEEKS_WITHOUT_VISIT);
    private static final Instant VISIT = Instant.parse("2026-03-02T09:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_window_opens_48_hours_before_its_visit_is_due_24_hours_before_and_closes_72_hours_later() {
        WindowTimes times = SCHEDULE.beforeVisit(VISIT);

        assertThat(times.opensAt()).isEqualTo("2026-02-28T09:00:00Z");
        assertThat(times.dueAt()).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(times.closesAt()).isEqualTo("2026-03-04T09:00:00Z");
    }

    @Test
    void a_baseline_opens_at_enrolment_and_has_no_end_before_the_first_visit_is_booked() {
        WindowTimes times = SCHEDULE.baseline(VISIT);

        assertThat(times).isEqualTo(new WindowTimes(VISIT, null, null));
    }

    @Test
    void a_baseline_is_due_24_hours_before_the_first_visit() {
        WindowTimes times = SCHEDULE.baseline(VISIT.minus(Duration.ofDays(9)), VISIT);

        assertThat(times.dueAt()).isEqualTo(VISIT.minus(Duration.ofHours(24)));
        assertThat(times.closesAt()).isEqualTo(VISIT.plus(Duration.ofHours(48)));
    }

    @Test
    void who_is_enrolled_at_short_notice_has_until_the_first_infusion() {
        WindowTimes times = SCHEDULE.baseline(VISIT.minus(Duration.ofHours(5)), VISIT);

        assertThat(times.dueAt()).isEqualTo(VISIT);
    }

    @Test
    void a_first_visit_before_the_enrolment_still_makes_a_window() {
        WindowTimes times = SCHEDULE.baseline(VISIT.plus(Duration.ofHours(5)), VISIT);

        assertThat(times.dueAt()).isEqualTo(times.opensAt());
        assertThat(times.closesAt()).isAfter(times.dueAt());
    }

    /** Spring and autumn changes of both hemispheres, a half-hour change, and the zones that never change. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Sydney", "Australia/Lord_Howe",
                "Pacific/Auckland", "Africa/Cairo", "Asia/Kolkata", "Pacific/Apia", "UTC"
            })
    void a_week_without_a_visit_keeps_weekday_and_wall_clock_time_across_every_change_of_the_clocks(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        LocalDateTime due = LocalDateTime.of(2026, 1, 1, 10, 0);
        for (int day = 0; day < 370; day++) {
            BookedVisit visit = visitDueAt(due.plusDays(day).atZone(zone), 5);
            for (int week = 5; week <= 4 + WEEKS_WITHOUT_VISIT; week++) {
                WindowSchedule.PlannedWeek planned = SCHEDULE.weekWithoutVisit(week - 1, visit, zone, visit.startsAt())
                        .orElseThrow();
                assertThat(planned.week()).isEqualTo(week);
                assertThat(planned.times().dueAt().atZone(zone).toLocalDateTime())
                        .isEqualTo(due.plusDays(day).plusWeeks(week - 4));
            }
        }
    }

    @Test
    void a_due_time_that_the_change_to_summer_time_skips_is_moved_for_that_week_only() {
        BookedVisit visit = visitDueAt(ZonedDateTime.parse("2026-03-22T02:30:00+01:00[Europe/Berlin]"), 1);

        ZonedDateTime skipped = dueOfWeek(visit, 1, BERLIN);
        ZonedDateTime after = dueOfWeek(visit, 2, BERLIN);

        assertThat(skipped.toLocalDateTime()).isEqualTo("2026-03-29T03:30:00");
        assertThat(after.toLocalDateTime()).isEqualTo("2026-04-05T02:30:00");
    }

    @Test
    void weeks_that_are_over_are_passed_by() {
        BookedVisit visit = BookedVisit.booked(UUID.randomUUID(), 4, VISIT, BERLIN);

        WindowSchedule.PlannedWeek planned = SCHEDULE.weekWithoutVisit(
                        3, visit, BERLIN, VISIT.plus(Duration.ofDays(19)))
                .orElseThrow();

        assertThat(planned.week()).isEqualTo(6);
        assertThat(planned.times().dueAt().atZone(BERLIN).toLocalDateTime())
                .isEqualTo(VISIT.minus(Duration.ofHours(24))
                        .atZone(BERLIN)
                        .toLocalDateTime()
                        .plusWeeks(3));
    }

    @Test
    void after_the_last_of_the_weeks_without_visit_there_is_no_further_one() {
        BookedVisit visit = BookedVisit.booked(UUID.randomUUID(), 4, VISIT, BERLIN);

        assertThat(SCHEDULE.weekWithoutVisit(3 + WEEKS_WITHOUT_VISIT - 1, visit, BERLIN, VISIT))
                .isPresent();
        assertThat(SCHEDULE.weekWithoutVisit(3 + WEEKS_WITHOUT_VISIT, visit, BERLIN, VISIT))
                .isEmpty();
    }

    private static ZonedDateTime dueOfWeek(BookedVisit visit, int week, ZoneId zone) {
        return SCHEDULE.weekWithoutVisit(visit.week() + week - 1, visit, zone, Instant.EPOCH)
                .orElseThrow()
                .times()
                .dueAt()
                .atZone(zone);
    }

    private static BookedVisit visitDueAt(ZonedDateTime due, int number) {
        return BookedVisit.booked(UUID.randomUUID(), number, due.toInstant().plus(Duration.ofHours(24)), BERLIN);
    }
}
