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

/** Finds a chair at another time, at the site of the patient's team, for a visit that has made way. */
@ApplicationScoped
class SeatSuccessor {

    private final SiteDirectory sites;
    private final BookedSlots bookedSlots;

    SeatSuccessor(SiteDirectory sites, BookedSlots bookedSlots) {
        this.sites = sites;
        this.bookedSlots = bookedSlots;
    }

    /**
     * Until the transaction ends nobody else books at this site. The patient keeps her chair when nobody has asked for
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
}
