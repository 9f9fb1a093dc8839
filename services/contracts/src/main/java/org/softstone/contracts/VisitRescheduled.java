package org.softstone.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A visit was moved: the successor has taken its place in the course.
 *
 * @param visitId the visit that was replaced
 * @param successorId the visit in its place, with the same number
 * @param number see {@link VisitBooked#number}
 * @param startsAt of the successor, like {@code endsAt}
 * @param zone the site's time zone, in which the successor was booked as a wall-clock time
 */
@EventType("org.softstone.visit.rescheduled.v1")
public record VisitRescheduled(
        UUID patientId,
        UUID courseId,
        UUID visitId,
        UUID successorId,
        int number,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone)
        implements VisitEvent {}
