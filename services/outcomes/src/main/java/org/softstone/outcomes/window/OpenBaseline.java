package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.http.Ids;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.course.BookedVisit;
import org.softstone.outcomes.course.Course;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.course.Visits;

/** Opens the window of week 0 when a course is enrolled, and plans the windows of visits that were known before it. */
@ApplicationScoped
class OpenBaseline {

    private final Courses courses;
    private final Visits known;
    private final PlanWindow planWindow;
    private final WindowSchedule schedule;
    private final Outbox outbox;

    OpenBaseline(Courses courses, Visits known, PlanWindow planWindow, WindowConfig config, Outbox outbox) {
        this.courses = courses;
        this.known = known;
        this.planWindow = planWindow;
        this.schedule = config.schedule();
        this.outbox = outbox;
    }

    void on(CourseEnrolled enrolled) {
        Course course = courses.enrolled(List.of(enrolled.courseId())).getFirst();
        List<BookedVisit> visits = known.of(List.of(course.courseId())).getOrDefault(course.courseId(), List.of());
        ReportWindow baseline = baseline(course, visits);
        if (planWindow.add(baseline)) {
            outbox.append(baseline.opened());
        }
        visits.forEach(visit -> planWindow.of(course, visit));
    }

    private ReportWindow baseline(Course course, List<BookedVisit> visits) {
        BookedVisit first =
                visits.stream().filter(visit -> visit.week() == 0).findFirst().orElse(null);
        return new ReportWindow(
                Ids.next(),
                course.patientId(),
                course.courseId(),
                0,
                first == null ? null : first.visitId(),
                first == null
                        ? schedule.baseline(course.enrolledAt())
                        : schedule.baseline(course.enrolledAt(), first.startsAt()),
                WindowState.OPEN,
                null);
    }
}
