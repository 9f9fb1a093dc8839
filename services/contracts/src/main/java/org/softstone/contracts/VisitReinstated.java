package org.softstone.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The patient came after all, or was marked absent by mistake: a visit announced as missed is booked again. Of this event and
 * {@link VisitMissed} the later time counts, in whatever order they are read.
 *
 * @param number see {@link VisitBooked#number}
 * @param zone the site's
 */
@EventType("org.softstone.visit.reinstated.v1")
public record VisitReinstated(
        UUID patientId,
        UUID courseId,
        UUID visitId,
        int number,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        Instant reinstatedAt)
        implements VisitEvent {}
