package org.softstone.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * An infusion visit has a chair and a time.
 *
 * @param number the visit's place in its course, from 1, which says nothing about its week: visits move, and one that was
 *     cancelled is booked again under another number
 * @param zone the site's time zone, in which the visit was booked as a wall-clock time
 */
@EventType("org.softstone.visit.booked.v1")
public record VisitBooked(
        UUID patientId, UUID courseId, UUID visitId, int number, Instant startsAt, Instant endsAt, ZoneId zone)
        implements VisitEvent {}
