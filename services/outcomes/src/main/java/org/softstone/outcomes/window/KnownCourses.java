package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.outcomes.course.BookedVisit;
import org.softstone.outcomes.course.Course;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.course.Visits;

/** What is known of courses, of many at once. */
@ApplicationScoped
class KnownCourses {

    private final Courses courses;
    private final Visits visits;
    private final Windows windows;
    private final SiteSettings settings;
    private final WindowSchedule schedule;

    KnownCourses(Courses courses, Visits visits, Windows windows, SiteSettings settings, WindowConfig config) {
        this.courses = courses;
        this.visits = visits;
        this.windows = windows;
        this.settings = settings;
        this.schedule = config.schedule();
    }

    /** Of those of them that are enrolled. */
    List<CourseFacts> facts(Collection<UUID> courseIds) {
        List<Course> enrolled = courses.enrolled(courseIds);
        Map<UUID, List<BookedVisit>> visitsOf = visits.of(courseIds);
        Map<UUID, List<ReportWindow>> windowsOf =
                windows.of(courseIds).stream().collect(Collectors.groupingBy(ReportWindow::courseId));
        Map<UUID, Duration> dueBeforeVisit =
                settings.dueBeforeVisit(enrolled.stream().map(Course::siteId).collect(Collectors.toSet()));
        return enrolled.stream()
                .map(course -> new CourseFacts(
                        course,
                        visitsOf.getOrDefault(course.courseId(), List.of()),
                        windowsOf.getOrDefault(course.courseId(), List.of()),
                        schedule.dueBeforeVisit(
                                dueBeforeVisit.getOrDefault(course.siteId(), schedule.dueBeforeVisit()))))
                .toList();
    }
}
