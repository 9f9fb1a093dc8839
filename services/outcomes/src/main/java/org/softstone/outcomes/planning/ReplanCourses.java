package org.softstone.outcomes.planning;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.softstone.database.Locks;
import org.softstone.outcomes.course.Courses;
import org.softstone.time.DueTimerHandler;
import org.softstone.time.Timers;

/**
 * Plans courses in their own transactions, many at a time: where something changes for a whole site, or in the middle of
 * other work. Who schedules it may hold the lock of a patient whose course is being planned, and wait for that timer's row:
 * then this handler gives way within 300 ms (see the timers' lock time-out) and is retried.
 */
@ApplicationScoped
public class ReplanCourses implements DueTimerHandler {

    /** Its subject is the course. */
    private static final String TIMER = "course-plan";

    private final Courses courses;
    private final Locks locks;
    private final PlanCourses planCourses;
    private final Timers timers;

    ReplanCourses(Courses courses, Locks locks, PlanCourses planCourses, Timers timers) {
        this.courses = courses;
        this.locks = locks;
        this.planCourses = planCourses;
        this.timers = timers;
    }

    /** As soon as the caller's transaction has been committed. */
    public void later(Collection<UUID> courseIds, Instant now) {
        timers.schedule(TIMER, courseIds.stream().collect(toMap(courseId -> courseId, _ -> now)));
    }

    @Override
    public String kind() {
        return TIMER;
    }

    @Override
    public void onDue(List<UUID> courseIds, Instant now) {
        locks.patients(courses.patientsOf(courseIds));
        planCourses.plan(courseIds, now);
    }
}
