package org.softstone.infusions.booking;

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
import org.softstone.infusions.seating.SeatVisits;
import org.softstone.infusions.site.SiteDirectory;
import org.softstone.infusions.visit.Slot;
import org.softstone.infusions.visit.Visit;

/** Finds the times and the chairs of a series at the site of the patient's team. */
@ApplicationScoped
class SeatSeries {

    private final SiteDirectory sites;
    private final SeatVisits seatVisits;

    SeatSeries(SiteDirectory sites, SeatVisits seatVisits) {
        this.sites = sites;
        this.seatVisits = seatVisits;
    }

    /**
     * @param usualDuration when the series says none
     * @param firstNumber of the series' visits in their course
     */
    List<Visit> seat(Series series, PatientProfile patient, Duration usualDuration, int firstNumber, Instant now) {
        UUID siteId = patient.siteId();
        ZoneId zone = sites.site(siteId).orElseThrow().zone();
        List<Slot> slots = series.schedule(usualDuration, zone).slots();
        if (slots.getFirst().startsAt().isBefore(now)) {
            throw Problems.invalidField(
                    "/firstDate", "must not be in the past: the first visit would have begun already");
        }
        List<Visit.Place> places = seatVisits.seat(
                siteId,
                zone,
                new SeatVisits.Wanted(patient.patientId(), slots, series.requestedChair(), null, firstNumber),
                "The series cannot be booked");
        Visit.Origin origin = new Visit.Origin(series.courseId(), patient.patientId(), series.seriesId());
        return IntStream.range(0, slots.size())
                .mapToObj(i -> Visit.booked(Ids.next(), origin, firstNumber + i, slots.get(i), places.get(i)))
                .toList();
    }
}
