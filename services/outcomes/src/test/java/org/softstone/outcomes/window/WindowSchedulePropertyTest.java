package org.softstone.outcomes.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.softstone.outcomes.course.BookedVisit;

class WindowSchedulePropertyTest {

    private static final int WEEKS_WITHOUT_VISIT = 12;
    private static final WindowSchedule SCHEDULE =
            new WindowSchedule(Duration.ofHours(24), Duration.ofHours(24), Duration.ofHours(72), WEEKS_WITHOUT_VISIT);
    private static final Instant VISIT = Instant.parse("2026-03-02T09:00:00Z");

    @Property(tries = 2000)
    void whatever_the_zone_and_the_time_the_local_weekday_and_time_stay_unless_the_clocks_skip_them(
            @ForAll("zones") ZoneId zone,
            @ForAll("times") LocalDateTime due,
            @ForAll @IntRange(min = 1, max = 12) int weeks) {
        BookedVisit visit = visitDueAt(due.atZone(zone), 1);
        LocalDateTime usual =
                visit.startsAt().minus(Duration.ofHours(24)).atZone(zone).toLocalDateTime();

        ZonedDateTime planned = dueOfWeek(visit, weeks, zone);

        assertThat(planned).isEqualTo(usual.plusWeeks(weeks).atZone(zone));
        boolean skipped =
                zone.getRules().getValidOffsets(usual.plusWeeks(weeks)).isEmpty();
        if (!skipped) {
            DayOfWeek weekday = planned.getDayOfWeek();
            LocalTime time = planned.toLocalTime();
            assertThat(weekday).isEqualTo(usual.getDayOfWeek());
            assertThat(time).isEqualTo(usual.toLocalTime());
        }
    }

    @Property(tries = 2000)
    void windows_of_weekly_visits_at_one_wall_clock_time_never_overlap(
            @ForAll("zones") ZoneId zone, @ForAll("times") LocalDateTime first) {
        WindowTimes before = null;
        for (int week = 0; week < 30; week++) {
            WindowTimes times =
                    SCHEDULE.beforeVisit(first.plusWeeks(week).atZone(zone).toInstant());
            if (before != null) {
                assertThat(times.opensAt()).isAfter(before.closesAt());
            }
            before = times;
        }
    }

    @Property(tries = 2000)
    void a_baseline_is_always_open_for_a_while_and_due_by_the_first_infusion_when_that_comes_after_enrolment(
            @ForAll @IntRange(min = -500, max = 2000) int hoursToVisit) {
        Instant enrolledAt = VISIT;
        Instant firstVisit = enrolledAt.plus(Duration.ofHours(hoursToVisit));

        WindowTimes times = SCHEDULE.baseline(enrolledAt, firstVisit);

        assertThat(times.opensAt()).isEqualTo(enrolledAt);
        assertThat(times.closesAt()).isEqualTo(times.dueAt().plus(Duration.ofHours(72)));
        if (hoursToVisit >= 0) {
            assertThat(times.dueAt()).isBeforeOrEqualTo(firstVisit);
        }
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        return Arbitraries.longs()
                .between(0, Duration.ofDays(3 * 365).toMinutes())
                .map(LocalDateTime.of(2025, 1, 1, 0, 0)::plusMinutes);
    }

    private static ZonedDateTime dueOfWeek(BookedVisit visit, int week, ZoneId zone) {
        return SCHEDULE.weekWithoutVisit(visit.week() + week - 1, visit, zone, Instant.EPOCH)
                .orElseThrow()
                .times()
                .dueAt()
                .atZone(zone);
    }

    private static BookedVisit visitDueAt(ZonedDateTime due, int number) {
        return BookedVisit.booked(UUID.randomUUID(), number, due.toInstant().plus(Duration.ofHours(24)), due.getZone());
    }
}
