package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Objects;
import org.softstone.access.PatientProfileChanged;
import org.softstone.outcomes.course.Courses;

/**
 * Who travels, or is treated elsewhere, has other usual times: weeks without visit follow them. Who is asked no more, or again,
 * has windows cancelled, or back.
 */
@ApplicationScoped
class FollowPatientsAround {

    private final Courses courses;
    private final ReplanCourses replanCourses;
    private final InstantSource clock;

    FollowPatientsAround(Courses courses, ReplanCourses replanCourses, InstantSource clock) {
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
