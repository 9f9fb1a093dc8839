package org.softstone.infusions.spacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.softstone.infusions.spacing.Spacing.Finding;
import org.softstone.infusions.spacing.Spacing.Occasion;
import org.softstone.infusions.visit.VisitState;

class SpacingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Spacing SIX_DAYS = new Spacing(6);
    private static final Instant LONG_BEFORE = Instant.parse("2020-01-01T00:00:00Z");

    @Test
    void a_tuesday_visit_moved_to_friday_is_too_near_to_the_next_tuesday() {
        List<Occasion> others = List.of(
                booked("2027-03-02T09:00+01:00[Europe/Berlin]"), booked("2027-03-16T09:00+01:00[Europe/Berlin]"));

        Finding finding = SIX_DAYS.of(List.of(booked("2027-03-12T09:00+01:00[Europe/Berlin]")), others, LONG_BEFORE);

        Finding.TooNear found = (Finding.TooNear) finding;
        assertThat(found.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.other()).isEqualTo(others.get(1));
            assertThat(conflict.daysApart()).isEqualTo(4);
        });
        assertThat(found.earliest()).isEqualTo("2027-03-22");
        assertThat(found.latestBefore()).hasValue(LocalDate.of(2027, 3, 10));
    }

    @Test
    void a_day_that_has_passed_is_not_proposed() {
        Finding finding = SIX_DAYS.of(
                List.of(booked("2027-03-12T09:00+01:00[Europe/Berlin]")),
                List.of(booked("2027-03-16T09:00+01:00[Europe/Berlin]")),
                Instant.parse("2027-03-10T08:00:01Z"));

        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.TooNear.class,
                        found -> assertThat(found.latestBefore()).isEmpty());
    }

    /** Berlin's clocks change on 28 March and 31 October 2027, New York's on 14 March and 7 November. */
    @Test
    void days_are_those_of_the_calendar_also_when_the_clocks_change() {
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")) {
            for (String month : List.of("2027-03-01", "2027-04-01", "2027-10-01", "2027-11-01")) {
                LocalDate first = LocalDate.parse(month);
                for (int day = 0; day < 31; day++) {
                    ZonedDateTime late = first.plusDays(day).atTime(23, 30).atZone(ZoneId.of(zone));
                    for (int leastDays = 1; leastDays <= 7; leastDays++) {
                        for (int apart = -8; apart <= 8; apart++) {
                            ZonedDateTime early =
                                    first.plusDays(day + apart).atTime(0, 30).atZone(ZoneId.of(zone));
                            assertThat(new Spacing(leastDays)
                                            .conflicts(List.of(booked(late)), List.of(booked(early)))
                                            .isEmpty())
                                    .as("%s and %s, at least %s", late, early, leastDays)
                                    .isEqualTo(Math.abs(apart) >= leastDays);
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_visit_is_not_too_near_to_itself() {
        Occasion visit = booked("2027-03-12T09:00+01:00[Europe/Berlin]");

        assertThat(SIX_DAYS.conflicts(List.of(visit), List.of(visit))).isEmpty();
    }

    @Test
    void after_the_last_infusion_that_has_begun_so_many_days_pass() {
        List<Occasion> begun = List.of(
                booked("2027-03-02T23:30+01:00[Europe/Berlin]"), booked("2027-03-01T09:00+01:00[Europe/Berlin]"));

        assertThat(SIX_DAYS.earliestAfter(begun, BERLIN)).hasValue(LocalDate.of(2027, 3, 8));
        assertThat(SIX_DAYS.earliestAfter(begun, ZoneId.of("Asia/Tokyo"))).hasValue(LocalDate.of(2027, 3, 9));
        assertThat(SIX_DAYS.earliestAfter(List.of(), BERLIN)).isEmpty();
    }

    @Property(seed = "8", tries = 500)
    void what_is_found_far_enough_apart_can_be_started_when_it_is_booked(
            @ForAll("occasion") Occasion wanted,
            @ForAll("occasions") List<Occasion> others,
            @ForAll @IntRange(min = 1, max = 7) int leastDays) {
        Spacing spacing = new Spacing(leastDays);

        boolean farEnough = spacing.of(List.of(wanted), others, LONG_BEFORE) instanceof Finding.FarEnough;

        assertThat(farEnough).isEqualTo(others.stream().allMatch(other -> startable(spacing, wanted, other)));
    }

    @Property(seed = "8", tries = 300)
    void the_proposed_days_are_the_nearest_that_are_far_enough(
            @ForAll("occasion") Occasion first,
            @ForAll("occasions") List<Occasion> others,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @IntRange(min = 0, max = 30) int daysToGo,
            @ForAll @IntRange(min = 1, max = 7) int leastDays) {
        Spacing spacing = new Spacing(leastDays);
        List<Occasion> wanted = weekly(first, count, 0);
        Instant now = first.at().minusDays(daysToGo).toInstant();
        if (!(spacing.of(wanted, others, now) instanceof Finding.TooNear found)) {
            return;
        }
        LocalDate asked = first.at().toLocalDate();
        int later = (int) (found.earliest().toEpochDay() - asked.toEpochDay());
        int sooner = found.latestBefore()
                .map(day -> (int) (asked.toEpochDay() - day.toEpochDay()))
                .orElse(daysToGo + 1);

        assertThat(later).isPositive();
        assertThat(sooner).isPositive();
        for (int days = 1 - sooner; days < later; days++) {
            assertThat(isFarEnough(spacing, weekly(first, count, days), others)).isFalse();
        }
        assertThat(isFarEnough(spacing, weekly(first, count, later), others)).isTrue();
        found.latestBefore()
                .ifPresent(_ -> assertThat(isFarEnough(spacing, weekly(first, count, -sooner), others))
                        .isTrue());
    }

    /** The rule at the needle: not before so many days after the one that began before it, where it is given. */
    private static boolean startable(Spacing spacing, Occasion one, Occasion other) {
        boolean inOrder = one.at().toInstant().isBefore(other.at().toInstant());
        Occasion earlier = inOrder ? one : other;
        Occasion later = inOrder ? other : one;
        return spacing.earliestAfter(List.of(earlier), later.at().getZone())
                .filter(later.at().toLocalDate()::isBefore)
                .isEmpty();
    }

    private static boolean isFarEnough(Spacing spacing, List<Occasion> wanted, List<Occasion> others) {
        return spacing.conflicts(wanted, others).isEmpty();
    }

    private static List<Occasion> weekly(Occasion first, int count, int days) {
        return IntStream.range(0, count)
                .mapToObj(week -> booked(first.at().plusWeeks(week).plusDays(days)))
                .toList();
    }

    @Provide
    Arbitrary<Occasion> occasion() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns")
                .map(ZoneId::of);
        Instant from = Instant.parse("2027-03-10T00:00:00Z");
        return Combinators.combine(Arbitraries.longs().between(0, 50L * 24 * 60), zones)
                .as((minutes, zone) ->
                        booked(from.plus(Duration.ofMinutes(minutes)).atZone(zone)));
    }

    @Provide
    Arbitrary<List<Occasion>> occasions() {
        return occasion().list().ofMaxSize(8);
    }

    private static Occasion booked(String at) {
        return booked(ZonedDateTime.parse(at));
    }

    private static Occasion booked(ZonedDateTime at) {
        return new Occasion(UUID.randomUUID(), at, VisitState.BOOKED);
    }
}
