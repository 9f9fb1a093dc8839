package org.softstone.outcomes.window;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.sql.PatientLock;
import org.softstone.time.DueTimerHandler;
import org.softstone.time.Timers;

/**
 * Plans courses in transactions of their own, many at a time: where something changes for a whole site, or in the middle of
 * other work that must not wait for patients' locks.
 */
@ApplicationScoped
class ReplanCourses implements DueTimerHandler {

    /** Its subject is the course. */
    private static final String TIMER = "course-plan";

    private final Courses courses;
    private final PatientLock lock;
    private final PlanCourses planCourses;
    private final Timers timers;

    ReplanCourses(Courses courses, PatientLock lock, PlanCourses planCourses, Timers timers) {
        this.courses = courses;
        this.lock = lock;
        this.planCourses = planCourses;
        this.timers = timers;
    }

    /** As soon as the caller's transaction has been committed. */
    void later(Collection<UUID> courseIds, Instant now) {
        timers.schedule(TIMER, courseIds.stream().collect(toMap(courseId -> courseId, _ -> now)));
    }

    @Override
    public String kind() {
        return TIMER;
    }

    @Override
    public void onDue(List<UUID> courseIds, Instant now) {
        lock.take(courses.patientsOf(courseIds));
        planCourses.plan(courseIds, now);
    }
}
