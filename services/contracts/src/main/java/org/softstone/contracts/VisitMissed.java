package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * The patient did not come to the visit.
 *
 * @param number see {@link VisitBooked#number}
 */
@EventType("org.softstone.visit.missed.v1")
public record VisitMissed(UUID patientId, UUID courseId, UUID visitId, int number, Instant missedAt)
        implements VisitEvent {}
