package org.softstone.outcomes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.outcomes.course.VisitReplica;
import org.softstone.outcomes.window.WindowTimes;

class WindowScheduleTest {

    private static final WindowSchedule SCHEDULE = ACourse.SCHEDULE;
    private static final Instant VISIT = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void a_window_opens_48_hours_before_its_visit_is_due_24_hours_before_and_closes_72_hours_later() {
        WindowTimes times = SCHEDULE.dueAt(SCHEDULE.dueBefore(visit(VISIT)));

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
        WindowTimes times = SCHEDULE.baseline(VISIT.minus(Duration.ofDays(9)), visit(VISIT));

        assertThat(times.dueAt()).isEqualTo(VISIT.minus(Duration.ofHours(24)));
        assertThat(times.closesAt()).isEqualTo(VISIT.plus(Duration.ofHours(48)));
    }

    @Test
    void who_is_enrolled_at_short_notice_has_until_the_first_infusion() {
        WindowTimes times = SCHEDULE.baseline(VISIT.minus(Duration.ofHours(5)), visit(VISIT));

        assertThat(times.dueAt()).isEqualTo(VISIT);
    }

    @Test
    void a_first_visit_before_the_enrolment_still_makes_a_window() {
        WindowTimes times = SCHEDULE.baseline(VISIT.plus(Duration.ofHours(5)), visit(VISIT));

        assertThat(times.dueAt()).isEqualTo(times.opensAt());
        assertThat(times.closesAt()).isAfter(times.dueAt());
    }

    private static VisitReplica visit(Instant startsAt) {
        return VisitReplica.booked(UUID.randomUUID(), 1, startsAt, ZoneId.of("UTC"));
    }

    private static void assertDue(int hours, String zoneId, String visit, String due) {
        ZoneId zone = ZoneId.of(zoneId);
        VisitReplica booked = VisitReplica.booked(
                UUID.randomUUID(), 1, LocalDateTime.parse(visit).atZone(zone).toInstant(), zone);

        Instant dueAt = SCHEDULE.dueBeforeVisit(Duration.ofHours(hours)).dueBefore(booked);

        assertThat(dueAt.atZone(zone).toOffsetDateTime()).isEqualTo(OffsetDateTime.parse(due));
    }

    /** The clocks of Berlin go forward on 28 March 2027 at 02:00 and back on 31 October 2027 at 03:00. */
    @ParameterizedTest
    @CsvSource({
        "24, 2027-03-28T09:00, 2027-03-27T09:00+01:00",
        "24, 2027-10-31T09:00, 2027-10-30T09:00+02:00",
        "48, 2027-03-29T09:00, 2027-03-27T09:00+01:00",
        "48, 2027-11-01T09:00, 2027-10-30T09:00+02:00",
        "96, 2027-03-31T09:00, 2027-03-27T09:00+01:00"
    })
    void whole_days_before_a_visit_are_days_on_the_clock_of_the_wall(int hours, String visit, String due) {
        assertDue(hours, "Europe/Berlin", visit, due);
    }

    @ParameterizedTest
    @CsvSource({
        // a few hours before the visit are hours that pass, here over 02:00 to 03:00, and over the second 02:00 to
        // 03:00
        "8, 2027-03-28T09:00, 2027-03-28T00:00+01:00",
        "8, 2027-10-31T09:00, 2027-10-31T02:00+02:00",
        // a day at the same time of day, then hours that pass
        "36, 2027-03-28T09:00, 2027-03-26T21:00+01:00",
        "36, 2027-03-29T09:00, 2027-03-27T20:00+01:00"
    })
    void what_is_not_whole_days_is_hours_that_pass(int hours, String visit, String due) {
        assertDue(hours, "Europe/Berlin", visit, due);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-29T02:30, 2027-03-28T03:30+02:00",
        "Australia/Lord_Howe, 2027-10-04T02:10, 2027-10-03T02:40+11:00",
        "Europe/Berlin, 2027-11-01T02:30, 2027-10-31T02:30+02:00"
    })
    void a_time_that_is_skipped_is_as_much_later_and_of_one_that_comes_twice_the_first_counts(
            String zone, String visit, String due) {
        assertDue(24, zone, visit, due);
    }

    @Test
    void the_usual_time_is_that_of_the_visit_whatever_the_clocks_do_in_the_days_before() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        VisitReplica monday = VisitReplica.booked(
                UUID.randomUUID(),
                3,
                LocalDateTime.parse("2027-03-29T02:30").atZone(berlin).toInstant(),
                berlin);

        assertThat(SCHEDULE.usualFor(monday)).isEqualTo("2027-03-28T02:30");
    }

    /** Spring and autumn changes of both hemispheres, a half-hour change, and the zones that never change. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "America/Santiago",
                "America/Sao_Paulo",
                "Australia/Sydney",
                "Australia/Lord_Howe",
                "Pacific/Auckland",
                "Africa/Cairo",
                "Asia/Kolkata",
                "Pacific/Apia",
                "UTC"
            })
    void a_week_without_a_visit_keeps_weekday_and_wall_clock_time_across_every_change_of_the_clocks(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        LocalDateTime first = LocalDateTime.of(2026, 1, 1, 10, 0);
        for (int day = 0; day < 7; day++) {
            LocalDateTime usual = first.plusDays(day);
            Instant due = usual.atZone(zone).toInstant();
            for (int week = 1; week <= 60; week++) {
                due = WindowSchedule.nextUsual(usual, zone, due);
                assertThat(due.atZone(zone).toLocalDateTime()).isEqualTo(usual.plusWeeks(week));
            }
        }
    }

    @Test
    void a_due_time_that_the_change_to_summer_time_skips_is_moved_for_that_week_only() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDateTime usual = LocalDateTime.parse("2026-03-22T02:30:00");

        Instant skipped =
                WindowSchedule.nextUsual(usual, berlin, usual.atZone(berlin).toInstant());
        Instant after = WindowSchedule.nextUsual(usual, berlin, skipped);

        assertThat(skipped.atZone(berlin).toLocalDateTime()).isEqualTo("2026-03-29T03:30:00");
        assertThat(after.atZone(berlin).toLocalDateTime()).isEqualTo("2026-04-05T02:30:00");
    }

    @Test
    void the_usual_time_is_never_nearer_than_half_a_week_to_the_report_before() {
        LocalDateTime sunday = LocalDateTime.parse("2026-03-01T10:00:00");
        ZoneId utc = ZoneId.of("UTC");

        Instant afterWednesday = WindowSchedule.nextUsual(sunday, utc, Instant.parse("2026-03-04T21:00:00Z"));
        Instant afterThursday = WindowSchedule.nextUsual(sunday, utc, Instant.parse("2026-03-05T10:00:00Z"));

        assertThat(afterWednesday).isEqualTo("2026-03-08T10:00:00Z");
        assertThat(afterThursday).isEqualTo("2026-03-15T10:00:00Z");
    }
}
