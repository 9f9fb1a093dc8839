package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.http.Ids;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.course.BookedVisit;
import org.softstone.outcomes.course.Course;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.sql.PatientLock;

/** Opens the window of week 0 when a course is enrolled, and plans the windows of visits that were known before it. */
@ApplicationScoped
class OpenBaseline {

    private final PatientLock lock;
    private final Courses courses;
    private final PlanWindow planWindow;
    private final WindowSchedule schedule;
    private final Outbox outbox;

    OpenBaseline(PatientLock lock, Courses courses, PlanWindow planWindow, WindowConfig config, Outbox outbox) {
        this.lock = lock;
        this.courses = courses;
        this.planWindow = planWindow;
        this.schedule = config.schedule();
        this.outbox = outbox;
    }

    void on(CourseEnrolled enrolled) {
        lock.take(enrolled.patientId());
        courses.remember(enrolled);
        Course course = courses.enrolled(enrolled.courseId()).orElseThrow();
        List<BookedVisit> visits = courses.visitsOf(course.courseId());
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
