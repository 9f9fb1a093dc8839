package org.softstone.outcomes.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Objects;
import org.softstone.access.PatientProfileChanged;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.planning.ReplanCourses;

/**
 * Replans when a profile changes: weeks without a visit follow the patient's time zone, windows before visits the site's due
 * time, and the end of reporting cancels windows or brings them back.
 */
@ApplicationScoped
class FollowProfiles {

    private final Courses courses;
    private final ReplanCourses replanCourses;
    private final InstantSource clock;

    FollowProfiles(Courses courses, ReplanCourses replanCourses, InstantSource clock) {
        this.courses = courses;
        this.replanCourses = replanCourses;
        this.clock = clock;
    }

    void on(@Observes PatientProfileChanged changed) {
        if (!changed.before().zone().equals(changed.after().zone())
                || !changed.before().siteId().equals(changed.after().siteId())
                || !Objects.equals(
                        changed.before().reportingEnded(), changed.after().reportingEnded())) {
            replanCourses.later(courses.ofPatient(changed.after().patientId()), clock.instant());
        }
    }
}
