package org.softstone.infusions.visit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * @param number the visit's place in its course, from 1
 * @param zone the site's, in which the visit was booked; times carry its offset
 * @param stateSince null while it is booked; when the state was recorded
 * @param reason why it was held or cancelled, in somebody's words; told to nurses and physicians who ask for this visit
 * @param successorId the visit in its place, when it is rescheduled
 * @param orderedGrams what the order in force said when the infusion started, of the order's salt; null before
 * @param givenGrams what the patient really got; null until the infusion has ended
 */
record VisitView(
        UUID visitId,
        UUID courseId,
        UUID patientId,
        int number,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        ZoneId zone,
        UUID siteId,
        UUID chairId,
        VisitState state,
        OffsetDateTime stateSince,
        String reason,
        UUID successorId,
        OffsetDateTime checkedInAt,
        OffsetDateTime startedAt,
        OffsetDateTime endedAt,
        BigDecimal orderedGrams,
        BigDecimal givenGrams) {

    static VisitView from(Visit visit) {
        return of(visit, null);
    }

    static VisitView withReason(Visit visit) {
        return of(visit, visit.reason());
    }

    private static VisitView of(Visit visit, String reason) {
        ZoneId zone = visit.zone();
        return new VisitView(
                visit.visitId(),
                visit.courseId(),
                visit.patientId(),
                visit.number(),
                at(visit.startsAt(), zone),
                at(visit.endsAt(), zone),
                zone,
                visit.siteId(),
                visit.chairId(),
                visit.state(),
                at(visit.stateSince(), zone),
                reason,
                visit.successorId(),
                at(visit.checkedInAt(), zone),
                at(visit.startedAt(), zone),
                at(visit.endedAt(), zone),
                visit.orderedGrams() == null ? null : visit.orderedGrams().value(),
                visit.givenGrams() == null ? null : visit.givenGrams().value());
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
    }

    @Override
    public String toString() {
        return "VisitView[" + visitId + "]";
    }
}
