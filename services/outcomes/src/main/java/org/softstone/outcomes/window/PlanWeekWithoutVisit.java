package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.outcomes.course.BookedVisit;
import org.softstone.outcomes.course.Course;
import org.softstone.outcomes.course.Courses;

/**
 * Goes on asking once a week when no further visit is booked: as soon as the last window of a started course has opened,
 * the following week gets one.
 */
@ApplicationScoped
class PlanWeekWithoutVisit {

    private final Courses courses;
    private final Windows windows;
    private final PlanWindow planWindow;
    private final WindowSchedule schedule;

    PlanWeekWithoutVisit(Courses courses, Windows windows, PlanWindow planWindow, WindowConfig config) {
        this.courses = courses;
        this.windows = windows;
        this.planWindow = planWindow;
        this.schedule = config.schedule();
    }

    void in(UUID courseId, Instant now) {
        Optional<Course> course = courses.enrolled(courseId).filter(Course::started);
        Optional<ReportWindow> latest = windows.latestOf(courseId).filter(w -> w.state() != WindowState.UPCOMING);
        List<BookedVisit> visits = courses.visitsOf(courseId);
        if (course.isEmpty() || latest.isEmpty() || visits.isEmpty()) {
            return;
        }
        schedule.weekWithoutVisit(
                        latest.get().week(), visits.getLast(), course.get().zone(), now)
                .ifPresent(next -> planWindow.add(course.get(), next.week(), null, next.times()));
    }
}
