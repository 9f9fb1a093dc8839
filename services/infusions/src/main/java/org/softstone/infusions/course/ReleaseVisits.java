package org.softstone.infusions.course;

import java.time.Instant;
import java.util.UUID;

/** Cancels the visits of a course that ends. */
public interface ReleaseVisits {

    /** Cancels those that are still booked, in the transaction in which the course ends. */
    void ofEndedCourse(UUID courseId, String by, Instant now);
}
