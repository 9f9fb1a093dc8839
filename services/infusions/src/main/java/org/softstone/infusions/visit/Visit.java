package org.softstone.infusions.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.softstone.contracts.VisitBooked;

/**
 * An infusion that has a chair and a time. That no chair and no patient has two at once is kept by exclusion constraints of
 * the table.
 */
@Entity
class Visit {

    @Id
    private UUID visitId;

    private UUID courseId;
    private UUID patientId;
    private UUID seriesId;
    private int number;
    private UUID siteId;
    private UUID chairId;
    private String zone;
    private Instant startsAt;
    private Instant endsAt;
    private String state;

    protected Visit() {}

    /** @param number the visit's place in its course, from 1 */
    static Visit booked(UUID visitId, Series series, UUID patientId, int number, Slot slot, Place place) {
        Visit visit = new Visit();
        visit.visitId = visitId;
        visit.courseId = series.courseId();
        visit.patientId = patientId;
        visit.seriesId = series.seriesId();
        visit.number = number;
        visit.siteId = place.siteId();
        visit.chairId = place.chairId();
        visit.zone = place.zone().getId();
        visit.startsAt = slot.startsAt();
        visit.endsAt = slot.endsAt();
        visit.state = "booked";
        return visit;
    }

    /** @param zone the site's */
    record Place(UUID siteId, UUID chairId, ZoneId zone) {}

    VisitBooked toEvent() {
        return new VisitBooked(patientId, courseId, visitId, number, startsAt, endsAt, zone());
    }

    UUID visitId() {
        return visitId;
    }

    UUID courseId() {
        return courseId;
    }

    UUID patientId() {
        return patientId;
    }

    int number() {
        return number;
    }

    UUID siteId() {
        return siteId;
    }

    UUID chairId() {
        return chairId;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    String state() {
        return state;
    }
}
