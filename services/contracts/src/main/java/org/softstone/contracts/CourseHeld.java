package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** Infusions are suspended: no visit is booked meanwhile. Weekly reports go on. */
@EventType("org.softstone.course.held.v1")
public record CourseHeld(UUID patientId, UUID courseId, Instant heldAt) implements CourseEvent {}
