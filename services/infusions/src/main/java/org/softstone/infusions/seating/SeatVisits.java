package org.softstone.infusions.seating;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.http.Problems;
import org.softstone.infusions.site.ChairView;
import org.softstone.infusions.site.SiteDirectory;
import org.softstone.infusions.visit.Slot;
import org.softstone.infusions.visit.Visit;

/** Finds chairs at a site. Until the transaction ends nobody else books there. */
@ApplicationScoped
public class SeatVisits {

    private final SiteDirectory sites;
    private final ReadBookings readBookings;

    SeatVisits(SiteDirectory sites, ReadBookings readBookings) {
        this.sites = sites;
        this.readBookings = readBookings;
    }

    /**
     * Visits of one patient, all of which get a chair or none.
     *
     * @param requestedChair null when any chair will do
     * @param usualChair which is offered first; null when there is none
     * @param firstNumber of the first visit in its course
     */
    public record Wanted(UUID patientId, List<Slot> slots, UUID requestedChair, UUID usualChair, int firstNumber) {}

    /**
     * The place of each slot, in order.
     *
     * @param refusal the problem's title
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with each clash and what is free instead, 422 when the
     *     requested chair is not one of the site's
     */
    public List<Visit.Place> seat(UUID siteId, ZoneId zone, Wanted wanted, String refusal) {
        List<UUID> chairs = new ArrayList<>(
                sites.chairsToBook(siteId).stream().map(ChairView::chairId).toList());
        if (wanted.requestedChair() != null && !chairs.contains(wanted.requestedChair())) {
            throw Problems.invalidField("/chairId", "is not a chair of the team's site");
        }
        if (chairs.remove(wanted.usualChair())) {
            chairs.addFirst(wanted.usualChair());
        }
        Bookings bookings = readBookings.around(wanted.slots(), siteId, chairs, wanted.patientId(), zone);
        return switch (ChairPlan.of(wanted.slots(), Optional.ofNullable(wanted.requestedChair()), bookings)) {
            case ChairPlan.Seated(List<UUID> seats) ->
                seats.stream()
                        .map(chair -> new Visit.Place(siteId, chair, zone))
                        .toList();
            case ChairPlan.Clashing(List<ChairPlan.Clash> clashes) ->
                throw BookingClash.of(refusal, clashes, wanted.firstNumber(), zone);
        };
    }
}
