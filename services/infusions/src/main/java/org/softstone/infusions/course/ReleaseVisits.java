package org.softstone.infusions.course;

import java.time.Instant;
import java.util.UUID;

/** What becomes of the visits that a course still has when it ends. */
public interface ReleaseVisits {

    /** Gives back the chairs of visits to come, in the transaction in which the course ends. */
    void ofEndedCourse(UUID courseId, String by, Instant now);
}
