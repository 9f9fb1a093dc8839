package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Ids;
import org.softstone.http.Problems;
import org.softstone.infusions.site.ChairView;
import org.softstone.infusions.site.SiteDirectory;

/** Finds the times and the chairs of a series at the site of the patient's team. */
@ApplicationScoped
class SeatSeries {

    private final SiteDirectory sites;
    private final BookedSlots bookedSlots;

    SeatSeries(SiteDirectory sites, BookedSlots bookedSlots) {
        this.sites = sites;
        this.bookedSlots = bookedSlots;
    }

    /**
     * Until the transaction ends nobody else books at this site.
     *
     * @param usualDuration when the series says none
     * @param firstNumber of the series' visits in their course
     */
    SeriesBooking seat(Series series, PatientProfile patient, Duration usualDuration, int firstNumber, Instant now) {
        UUID siteId = patient.siteId();
        ZoneId zone = sites.site(siteId).orElseThrow().zone();
        List<Slot> slots = series.schedule(usualDuration, zone).slots();
        List<UUID> chairs =
                sites.chairsToBook(siteId).stream().map(ChairView::chairId).toList();
        refusePast(slots, now);
        series.requestedChair().ifPresent(chair -> refuseForeign(chair, chairs));
        Bookings bookings = bookedSlots.around(slots, siteId, chairs, patient.patientId(), zone);
        return switch (ChairPlan.of(slots, series.requestedChair(), bookings)) {
            case ChairPlan.Clashing(List<ChairPlan.Clash> clashes) ->
                new SeriesBooking.Refused(firstNumber, clashes, zone);
            case ChairPlan.Seated(List<UUID> seats) ->
                new SeriesBooking.Booked(
                        series,
                        IntStream.range(0, slots.size())
                                .mapToObj(i -> Visit.booked(
                                        Ids.next(),
                                        series,
                                        patient.patientId(),
                                        firstNumber + i,
                                        slots.get(i),
                                        new Visit.Place(siteId, seats.get(i), zone)))
                                .toList());
        };
    }

    private static void refusePast(List<Slot> slots, Instant now) {
        if (slots.getFirst().startsAt().isBefore(now)) {
            throw Problems.invalidField(
                    "/firstDate", "must not be in the past: the first visit would have begun already");
        }
    }

    private static void refuseForeign(UUID chair, List<UUID> chairs) {
        if (!chairs.contains(chair)) {
            throw Problems.invalidField("/chairId", "is not a chair of the team's site");
        }
    }
}
