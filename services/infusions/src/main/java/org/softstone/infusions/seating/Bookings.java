package org.softstone.infusions.seating;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.softstone.infusions.visit.Slot;

/**
 * What is booked already on the days in question: nothing but who sits where and when.
 *
 * @param chairs of the site, in the order in which they are offered
 * @param byChair booked slots of each chair; a chair without an entry is free
 * @param ofPatient booked slots of the patient, at any site
 * @param zone the site's, which says where a day ends
 */
record Bookings(List<UUID> chairs, Map<UUID, List<Slot>> byChair, List<Slot> ofPatient, ZoneId zone) {

    boolean isFree(UUID chair, Slot slot) {
        return byChair.getOrDefault(chair, List.of()).stream().noneMatch(slot::overlaps);
    }

    boolean isPatientFree(Slot slot) {
        return ofPatient.stream().noneMatch(slot::overlaps);
    }

    /** The chairs that are free then, in order; none when the patient has another visit. */
    List<UUID> freeChairs(Slot slot) {
        return isPatientFree(slot)
                ? chairs.stream().filter(chair -> isFree(chair, slot)).toList()
                : List.of();
    }

    /** The next start on the same day when the patient and some chair are free for as long. */
    Optional<NextFree> nextFreeAfter(Slot wanted) {
        LocalDate day = dayOf(wanted.startsAt());
        // Something is freed only when something ends.
        return Stream.concat(byChair.values().stream().flatMap(List::stream), ofPatient.stream())
                .map(Slot::endsAt)
                .filter(end -> end.isAfter(wanted.startsAt()) && dayOf(end).equals(day))
                .sorted(Comparator.naturalOrder())
                .flatMap(start -> freeChairs(Slot.of(start, wanted.duration())).stream()
                        .limit(1)
                        .map(chair -> new NextFree(start, chair)))
                .findFirst();
    }

    private LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    record NextFree(Instant startsAt, UUID chairId) {}
}
