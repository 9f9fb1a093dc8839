package org.softstone.outcomes.course;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A course of weekly infusions that the patient consented to.
 *
 * @param zone the patient's, in which weeks without a visit are reckoned
 * @param started whether its infusions may be given
 */
public record Course(UUID courseId, UUID patientId, ZoneId zone, Instant enrolledAt, boolean started) {}
