package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * The patient came, and a clinician decided not to infuse.
 *
 * @param number see {@link VisitBooked#number}
 */
@EventType("org.softstone.visit.held.v1")
public record VisitHeld(UUID patientId, UUID courseId, UUID visitId, int number, Instant heldAt)
        implements VisitEvent {}
