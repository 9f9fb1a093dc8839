package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** A held course is active again. */
@EventType("org.softstone.course.resumed.v1")
public record CourseResumed(UUID patientId, UUID courseId, Instant resumedAt) implements CourseEvent {}
