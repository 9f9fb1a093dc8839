package org.softstone.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The patient consented to a course of weekly infusions: baseline reporting begins.
 *
 * @param zone the patient's time zone, in which the report windows are computed
 */
@EventType("org.softstone.course.enrolled.v1")
public record CourseEnrolled(UUID patientId, UUID courseId, ZoneId zone, Instant enrolledAt) implements CourseEvent {}
