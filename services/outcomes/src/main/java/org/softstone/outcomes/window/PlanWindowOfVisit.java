package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.VisitEvent;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.course.FollowVisit;
import org.softstone.outcomes.course.Visits;
import org.softstone.outcomes.sql.PatientLock;

/** A booked visit gets the window of the week before it. When its course is not known yet, the enrolment will see to it. */
@ApplicationScoped
class PlanWindowOfVisit {

    private final PatientLock lock;
    private final FollowVisit followVisit;
    private final Courses courses;
    private final Visits visits;
    private final PlanWindow planWindow;
    private final PlanWeekWithoutVisit planWeekWithoutVisit;
    private final InstantSource clock;

    PlanWindowOfVisit(
            PatientLock lock,
            FollowVisit followVisit,
            Courses courses,
            Visits visits,
            PlanWindow planWindow,
            PlanWeekWithoutVisit planWeekWithoutVisit,
            InstantSource clock) {
        this.lock = lock;
        this.followVisit = followVisit;
        this.courses = courses;
        this.visits = visits;
        this.planWindow = planWindow;
        this.planWeekWithoutVisit = planWeekWithoutVisit;
        this.clock = clock;
    }

    /** @param zone the patient's */
    void on(VisitEvent event, ZoneId zone) {
        lock.take(event.patientId());
        UUID courseId = followVisit.on(event, zone);
        courses.enrolled(List.of(courseId)).forEach(course -> {
            visits.of(List.of(courseId))
                    .getOrDefault(courseId, List.of())
                    .forEach(visit -> planWindow.of(course, visit));
            planWeekWithoutVisit.in(courseId, clock.instant());
        });
    }
}
