package org.softstone.infusions.visit;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * @param number the visit's place in its course, from 1
 * @param zone the site's, in which the visit was booked; times carry its offset
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
        String state) {

    static VisitView from(Visit visit) {
        return new VisitView(
                visit.visitId(),
                visit.courseId(),
                visit.patientId(),
                visit.number(),
                visit.startsAt().atZone(visit.zone()).toOffsetDateTime(),
                visit.endsAt().atZone(visit.zone()).toOffsetDateTime(),
                visit.zone(),
                visit.siteId(),
                visit.chairId(),
                visit.state());
    }
}
