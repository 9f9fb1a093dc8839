package org.softstone.infusions.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.softstone.infusions.visit.Slot;

@PropertyDefaults(tries = 300)
class WeeklyScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void the_wall_clock_time_stays_when_the_clocks_change() {
        WeeklySchedule schedule = new WeeklySchedule(LocalDate.of(2026, 3, 23), LocalTime.of(9, 0), 2, HOUR, BERLIN);

        List<Slot> slots = schedule.slots();

        assertThat(slots)
                .extracting(Slot::startsAt)
                .containsExactly(Instant.parse("2026-03-23T08:00:00Z"), Instant.parse("2026-03-30T07:00:00Z"));
    }

    @Test
    void a_time_that_the_clocks_skip_becomes_an_hour_later() {
        WeeklySchedule schedule = new WeeklySchedule(LocalDate.of(2026, 3, 22), LocalTime.of(2, 30), 3, HOUR, BERLIN);

        List<Slot> slots = schedule.slots();

        assertThat(slots)
                .extracting(slot -> slot.startsAt().atZone(BERLIN).toLocalTime())
                .containsExactly(LocalTime.of(2, 30), LocalTime.of(3, 30), LocalTime.of(2, 30));
    }

    @Test
    void a_time_that_comes_twice_is_the_first_one() {
        WeeklySchedule schedule = new WeeklySchedule(LocalDate.of(2026, 10, 25), LocalTime.of(2, 30), 1, HOUR, BERLIN);

        assertThat(schedule.slots().getFirst().startsAt()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void an_infusion_over_the_change_of_the_clocks_takes_as_long_as_ever() {
        WeeklySchedule schedule =
                new WeeklySchedule(LocalDate.of(2026, 10, 25), LocalTime.of(1, 30), 1, Duration.ofHours(3), BERLIN);

        assertThat(schedule.slots().getFirst().duration()).isEqualTo(Duration.ofHours(3));
    }

    @Property
    void visits_are_seven_local_days_apart_in_every_zone(
            @ForAll("zones") ZoneId zone,
            @ForAll("dates") LocalDate first,
            @ForAll @IntRange(min = 0, max = 1439) int minuteOfDay,
            @ForAll @IntRange(min = 1, max = 52) int count) {
        LocalTime time = LocalTime.MIN.plusMinutes(minuteOfDay);

        List<Slot> slots = new WeeklySchedule(first, time, count, HOUR, zone).slots();

        assertThat(slots).hasSize(count);
        for (int week = 0; week < count; week++) {
            ZonedDateTime start = slots.get(week).startsAt().atZone(zone);
            boolean skipped = zone.getRules()
                    .getValidOffsets(first.plusWeeks(week).atTime(time))
                    .isEmpty();
            if (!skipped) {
                assertThat(start.toLocalDateTime())
                        .isEqualTo(first.plusWeeks(week).atTime(time));
            } else {
                assertThat(start.toLocalDateTime())
                        .isAfter(first.plusWeeks(week).atTime(time));
            }
        }
    }

    @Property
    void visits_of_a_series_never_overlap(
            @ForAll("zones") ZoneId zone,
            @ForAll("dates") LocalDate first,
            @ForAll @IntRange(min = 1, max = 720) int minutes) {
        List<Slot> slots =
                new WeeklySchedule(first, LocalTime.of(2, 30), 52, Duration.ofMinutes(minutes), zone).slots();

        for (int week = 1; week < slots.size(); week++) {
            assertThat(slots.get(week - 1).overlaps(slots.get(week))).isFalse();
            assertThat(ChronoUnit.DAYS.between(
                            slots.get(week - 1).startsAt(), slots.get(week).startsAt()))
                    .isBetween(6L, 8L);
        }
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "America/Santiago",
                        "Australia/Lord_Howe",
                        "Asia/Kolkata",
                        "Africa/Cairo",
                        "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.integers().between(0, 4000).map(LocalDate.of(2024, 1, 1)::plusDays);
    }
}
