package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.outcomes.course.BookedVisit;
import org.softstone.outcomes.course.Course;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.course.Visits;

/**
 * Goes on asking once a week when no further visit is booked: as soon as the last window of a started course has opened,
 * the following week gets one.
 */
@ApplicationScoped
class PlanWeekWithoutVisit {

    private final Courses courses;
    private final Visits visits;
    private final Windows windows;
    private final PlanWindow planWindow;
    private final WindowSchedule schedule;

    PlanWeekWithoutVisit(Courses courses, Visits visits, Windows windows, PlanWindow planWindow, WindowConfig config) {
        this.courses = courses;
        this.visits = visits;
        this.windows = windows;
        this.planWindow = planWindow;
        this.schedule = config.schedule();
    }

    void in(UUID courseId, Instant now) {
        Optional<Course> course =
                courses.enrolled(List.of(courseId)).stream().findFirst().filter(Course::started);
        Optional<ReportWindow> latest = windows.latestOf(courseId).filter(w -> w.state() != WindowState.UPCOMING);
        List<BookedVisit> booked = visits.of(List.of(courseId)).getOrDefault(courseId, List.of());
        if (course.isEmpty() || latest.isEmpty() || booked.isEmpty()) {
            return;
        }
        schedule.weekWithoutVisit(
                        latest.get().week(), booked.getLast(), course.get().zone(), now)
                .ifPresent(next -> planWindow.add(course.get(), next.week(), null, next.times()));
    }
}
