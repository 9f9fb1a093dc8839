package org.softstone.infusions.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.softstone.infusions.seating.Bookings.NextFree;
import org.softstone.infusions.seating.ChairPlan.Clash;
import org.softstone.infusions.seating.ChairPlan.Clashing;
import org.softstone.infusions.seating.ChairPlan.Reason;
import org.softstone.infusions.seating.ChairPlan.Seated;
import org.softstone.infusions.visit.Slot;

class ChairPlanTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UUID WINDOW = new UUID(1, 1);
    private static final UUID DOOR = new UUID(1, 2);
    private static final List<UUID> CHAIRS = List.of(WINDOW, DOOR);
    private static final List<Slot> THREE_WEEKS =
            Stream.of(16, 23, 30).map(day -> Slot.of(nineOn(day), HOUR)).toList();

    @Test
    void the_first_chair_that_is_free_in_all_weeks_is_taken() {
        Bookings bookings = bookings(Map.of(WINDOW, List.of(THREE_WEEKS.get(1))));

        ChairPlan plan = ChairPlan.of(THREE_WEEKS, Optional.empty(), bookings);

        assertThat(plan).isEqualTo(new Seated(List.of(DOOR, DOOR, DOOR)));
    }

    @Test
    void without_such_a_chair_each_week_takes_the_first_that_is_free() {
        Bookings bookings = bookings(Map.of(WINDOW, List.of(THREE_WEEKS.get(1)), DOOR, List.of(THREE_WEEKS.get(2))));

        ChairPlan plan = ChairPlan.of(THREE_WEEKS, Optional.empty(), bookings);

        assertThat(plan).isEqualTo(new Seated(List.of(WINDOW, DOOR, WINDOW)));
    }

    @Test
    void a_taken_chair_clashes_and_the_free_ones_are_offered() {
        Bookings bookings = bookings(Map.of(WINDOW, List.of(THREE_WEEKS.get(1))));

        ChairPlan plan = ChairPlan.of(THREE_WEEKS, Optional.of(WINDOW), bookings);

        assertThat(plan)
                .isEqualTo(new Clashing(List.of(new Clash(
                        1,
                        THREE_WEEKS.get(1).startsAt(),
                        WINDOW,
                        Reason.CHAIR_TAKEN,
                        List.of(DOOR),
                        Optional.empty()))));
    }

    @Test
    void when_every_chair_is_taken_the_next_start_of_that_day_is_offered() {
        Slot second = THREE_WEEKS.get(1);
        Bookings bookings = bookings(Map.of(
                WINDOW,
                List.of(second, Slot.of(second.endsAt(), HOUR)),
                DOOR,
                List.of(Slot.of(second.startsAt().minus(HOUR.dividedBy(2)), HOUR))));

        ChairPlan plan = ChairPlan.of(THREE_WEEKS, Optional.empty(), bookings);

        assertThat(plan)
                .isEqualTo(new Clashing(List.of(new Clash(
                        1,
                        second.startsAt(),
                        null,
                        Reason.NO_CHAIR_FREE,
                        List.of(),
                        Optional.of(new NextFree(second.startsAt().plus(HOUR.dividedBy(2)), DOOR))))));
    }

    @Test
    void nothing_is_offered_on_another_day() {
        Slot late = Slot.of(Instant.parse("2026-03-16T22:30:00Z"), Duration.ofMinutes(30));
        Bookings bookings = new Bookings(List.of(WINDOW), Map.of(WINDOW, List.of(late)), List.of(), ZONE);

        ChairPlan plan = ChairPlan.of(List.of(late), Optional.empty(), bookings);

        assertThat(((Clashing) plan).clashes().getFirst().nextFree()).isEmpty();
    }

    @Test
    void a_patient_cannot_sit_on_two_chairs() {
        Bookings bookings = new Bookings(CHAIRS, Map.of(), List.of(THREE_WEEKS.get(0)), ZONE);

        ChairPlan plan = ChairPlan.of(THREE_WEEKS, Optional.empty(), bookings);

        Clash clash = ((Clashing) plan).clashes().getFirst();
        assertThat(clash.reason()).isEqualTo(Reason.PATIENT_HAS_A_VISIT);
        assertThat(clash.freeChairs()).isEmpty();
        assertThat(clash.nextFree()).contains(new NextFree(THREE_WEEKS.get(0).endsAt(), WINDOW));
    }

    @Test
    void a_visit_may_begin_when_another_ends() {
        Slot before = Slot.of(THREE_WEEKS.get(0).startsAt().minus(HOUR), HOUR);
        Bookings bookings = new Bookings(List.of(WINDOW), Map.of(WINDOW, List.of(before)), List.of(), ZONE);

        ChairPlan plan = ChairPlan.of(THREE_WEEKS, Optional.of(WINDOW), bookings);

        assertThat(plan).isInstanceOf(Seated.class);
    }

    @Test
    void a_site_without_chairs_has_none_free() {
        ChairPlan plan =
                ChairPlan.of(THREE_WEEKS, Optional.empty(), new Bookings(List.of(), Map.of(), List.of(), ZONE));

        assertThat(((Clashing) plan).clashes()).hasSize(3).allMatch(clash -> clash.reason() == Reason.NO_CHAIR_FREE);
    }

    /** Half-hour starts of one day, given as numbers; whatever is booked, no seat overlaps it and every offer is free. */
    @Property
    void no_plan_puts_two_on_a_chair_and_every_alternative_is_free(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 20) Integer> booked,
            @ForAll @IntRange(min = 0, max = 20) int wanted,
            @ForAll @IntRange(min = 1, max = 5) int halfHours) {
        Map<UUID, List<Slot>> byChair = new HashMap<>();
        for (int i = 0; i < booked.size(); i++) {
            byChair.computeIfAbsent(CHAIRS.get(i % 2), chair -> new ArrayList<>())
                    .add(halfHour(booked.get(i), 1));
        }
        Bookings bookings = bookings(byChair);
        Slot slot = halfHour(wanted, halfHours);

        ChairPlan plan = ChairPlan.of(List.of(slot), Optional.empty(), bookings);

        switch (plan) {
            case Seated(List<UUID> chairs) ->
                assertThat(bookings.isFree(chairs.getFirst(), slot)).isTrue();
            case Clashing(List<Clash> clashes) -> {
                assertThat(CHAIRS).noneMatch(chair -> bookings.isFree(chair, slot));
                clashes.getFirst()
                        .nextFree()
                        .ifPresent(next -> assertThat(
                                        bookings.isFree(next.chairId(), Slot.of(next.startsAt(), slot.duration())))
                                .isTrue());
            }
        }
    }

    private static Slot halfHour(int number, int length) {
        return Slot.of(
                Instant.parse("2026-03-16T07:00:00Z").plus(Duration.ofMinutes(30L * number)),
                Duration.ofMinutes(30L * length));
    }

    private static Bookings bookings(Map<UUID, List<Slot>> byChair) {
        return new Bookings(CHAIRS, byChair, List.of(), ZONE);
    }

    private static Instant nineOn(int dayOfMarch) {
        return LocalDate.of(2026, 3, dayOfMarch).atTime(9, 0).atZone(ZONE).toInstant();
    }
}
