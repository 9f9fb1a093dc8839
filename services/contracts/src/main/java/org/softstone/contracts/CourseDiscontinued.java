package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** The course ended early. No further report is asked for. */
@EventType("org.softstone.course.discontinued.v1")
public record CourseDiscontinued(UUID patientId, UUID courseId, Instant discontinuedAt) implements CourseEvent {}
