package org.softstone.infusions.seating;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.infusions.visit.Slot;

/** Which chair each visit of a series gets, or why that is not possible. */
sealed interface ChairPlan {

    /** @param chairs one per slot, in the order of the slots */
    record Seated(List<UUID> chairs) implements ChairPlan {}

    record Clashing(List<Clash> clashes) implements ChairPlan {}

    /**
     * One visit that cannot be.
     *
     * @param index of the slot, from 0
     * @param chairId the wanted chair, null when any would have done
     * @param freeChairs that could be taken at this time instead
     * @param nextFree the next start on that day, when there is no free chair at this time
     */
    record Clash(
            int index,
            Instant startsAt,
            UUID chairId,
            Reason reason,
            List<UUID> freeChairs,
            Optional<Bookings.NextFree> nextFree) {}

    enum Reason {
        CHAIR_TAKEN,
        NO_CHAIR_FREE,
        PATIENT_HAS_A_VISIT
    }

    /**
     * With a wanted chair, that one every week. Without, the first chair that is free in all weeks, so that the patient
     * keeps the same chair; when there is none, each week the first that is free.
     */
    static ChairPlan of(List<Slot> slots, Optional<UUID> wanted, Bookings bookings) {
        List<UUID> candidates = wanted.map(List::of).orElse(bookings.chairs());
        Optional<UUID> everyWeek = candidates.stream()
                .filter(chair -> slots.stream().allMatch(slot -> bookings.isFree(chair, slot)))
                .findFirst();
        List<UUID> seats = new ArrayList<>();
        List<Clash> clashes = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            Optional<UUID> seat = everyWeek.or(() -> candidates.stream()
                    .filter(chair -> bookings.isFree(chair, slot))
                    .findFirst());
            if (seat.isPresent() && bookings.isPatientFree(slot)) {
                seats.add(seat.get());
            } else {
                clashes.add(clash(i, slot, wanted, bookings));
            }
        }
        return clashes.isEmpty() ? new Seated(seats) : new Clashing(clashes);
    }

    private static Clash clash(int index, Slot slot, Optional<UUID> wanted, Bookings bookings) {
        Reason reason = !bookings.isPatientFree(slot)
                ? Reason.PATIENT_HAS_A_VISIT
                : wanted.isPresent() ? Reason.CHAIR_TAKEN : Reason.NO_CHAIR_FREE;
        List<UUID> free = bookings.freeChairs(slot);
        return new Clash(
                index,
                slot.startsAt(),
                wanted.orElse(null),
                reason,
                free,
                free.isEmpty() ? bookings.nextFreeAfter(slot) : Optional.empty());
    }
}
