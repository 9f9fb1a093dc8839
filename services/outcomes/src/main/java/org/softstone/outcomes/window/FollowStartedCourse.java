package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.softstone.contracts.CourseStarted;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.sql.PatientLock;

/** A started course goes on asking every week, with or without a visit. */
@ApplicationScoped
class FollowStartedCourse {

    private final PatientLock lock;
    private final Courses courses;
    private final PlanWeekWithoutVisit planWeekWithoutVisit;
    private final InstantSource clock;

    FollowStartedCourse(
            PatientLock lock, Courses courses, PlanWeekWithoutVisit planWeekWithoutVisit, InstantSource clock) {
        this.lock = lock;
        this.courses = courses;
        this.planWeekWithoutVisit = planWeekWithoutVisit;
        this.clock = clock;
    }

    void on(CourseStarted started) {
        lock.take(started.patientId());
        courses.remember(started);
        planWeekWithoutVisit.in(started.courseId(), clock.instant());
    }
}
