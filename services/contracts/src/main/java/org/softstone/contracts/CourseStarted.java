package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** Consent, a signed order and the screening stand: the course is active and its infusions may be given. */
@EventType("org.softstone.course.started.v1")
public record CourseStarted(UUID patientId, UUID courseId, Instant startedAt) implements CourseEvent {}
