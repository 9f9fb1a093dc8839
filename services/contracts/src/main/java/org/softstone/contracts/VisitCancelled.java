package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A booked visit will not take place, and no other replaces it.
 *
 * @param number see {@link VisitBooked#number}
 */
@EventType("org.softstone.visit.cancelled.v1")
public record VisitCancelled(UUID patientId, UUID courseId, UUID visitId, int number, Instant cancelledAt)
        implements VisitEvent {}
