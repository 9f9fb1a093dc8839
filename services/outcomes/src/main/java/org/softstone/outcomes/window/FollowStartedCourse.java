package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.softstone.contracts.CourseStarted;

/** A started course goes on asking every week, with or without a visit. */
@ApplicationScoped
class FollowStartedCourse {

    private final PlanWeekWithoutVisit planWeekWithoutVisit;
    private final InstantSource clock;

    FollowStartedCourse(PlanWeekWithoutVisit planWeekWithoutVisit, InstantSource clock) {
        this.planWeekWithoutVisit = planWeekWithoutVisit;
        this.clock = clock;
    }

    void on(CourseStarted started) {
        planWeekWithoutVisit.in(started.courseId(), clock.instant());
    }
}
