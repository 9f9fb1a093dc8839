package org.softstone.contracts;

import java.util.UUID;

/** Topic {@code softstone.courses}, keyed by patient. */
public sealed interface CourseEvent extends Event
        permits CourseEnrolled, CourseStarted, CourseHeld, CourseResumed, CourseCompleted, CourseDiscontinued {
    UUID patientId();

    UUID courseId();

    @Override
    default UUID key() {
        return patientId();
    }
}
