package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** The course ended as planned. Follow-up reports begin. */
@EventType("org.softstone.course.completed.v1")
public record CourseCompleted(UUID patientId, UUID courseId, Instant completedAt) implements CourseEvent {}
