package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Problems;
import org.softstone.infusions.site.ChairView;
import org.softstone.infusions.site.SiteDirectory;

/** Finds a chair for a visit that has made way, or that takes place after all. */
@ApplicationScoped
class SeatSuccessor {

    private final SiteDirectory sites;
    private final BookedSlots bookedSlots;

    SeatSuccessor(SiteDirectory sites, BookedSlots bookedSlots) {
        this.sites = sites;
        this.bookedSlots = bookedSlots;
    }

    /**
     * At another time, at the site of the patient's team. Until the transaction ends nobody else books there. The patient keeps her chair when nobody has asked for
     * another one and it is free.
     *
     * @param moved is stored as rescheduled already, so that its own chair and time are free
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with the clash and what is free instead
     */
    Visit seat(Visit moved, PatientProfile patient, RescheduleRequest wanted) {
        UUID siteId = patient.siteId();
        ZoneId zone = sites.site(siteId).orElseThrow().zone();
        List<UUID> chairs = new ArrayList<>(
                sites.chairsToBook(siteId).stream().map(ChairView::chairId).toList());
        if (wanted.chairId() != null && !chairs.contains(wanted.chairId())) {
            throw Problems.invalidField("/chairId", "is not a chair of the team's site");
        }
        if (chairs.remove(moved.chairId())) {
            chairs.addFirst(moved.chairId());
        }
        List<Slot> slots = List.of(wanted.slot(moved.duration()));
        Bookings bookings = bookedSlots.around(slots, siteId, chairs, patient.patientId(), zone);
        return switch (ChairPlan.of(slots, Optional.ofNullable(wanted.chairId()), bookings)) {
            case ChairPlan.Seated(List<UUID> seats) ->
                moved.successor(slots.getFirst(), new Visit.Place(siteId, seats.getFirst(), zone));
            case ChairPlan.Clashing(List<ChairPlan.Clash> clashes) ->
                throw VisitProblems.clash("The visit cannot be moved", clashes, moved.number(), zone);
        };
    }

    /**
     * At its own time and site, for a visit whose no-show is undone: its own chair, unless that was given to another. Until
     * the transaction ends nobody else books at this site.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with the clash and what is free instead
     */
    UUID chairAgain(Visit missed) {
        List<UUID> chairs = new ArrayList<>(sites.chairsToBook(missed.siteId()).stream()
                .map(ChairView::chairId)
                .toList());
        chairs.remove(missed.chairId());
        chairs.addFirst(missed.chairId());
        Bookings bookings =
                bookedSlots.around(List.of(missed.slot()), missed.siteId(), chairs, missed.patientId(), missed.zone());
        return switch (ChairPlan.of(List.of(missed.slot()), Optional.empty(), bookings)) {
            case ChairPlan.Seated(List<UUID> seats) -> seats.getFirst();
            case ChairPlan.Clashing(List<ChairPlan.Clash> clashes) ->
                throw VisitProblems.clash("The no-show cannot be undone", clashes, missed.number(), missed.zone());
        };
    }
}
