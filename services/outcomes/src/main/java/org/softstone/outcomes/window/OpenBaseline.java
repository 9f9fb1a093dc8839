package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.http.Ids;
import org.softstone.messaging.Outbox;
import org.softstone.time.Timers;

/** Opens the window of week 0 when a course is enrolled; planning cancels it at once when nothing is asked any more. */
@ApplicationScoped
class OpenBaseline {

    private final KnownCourses courses;
    private final Windows windows;
    private final Timers timers;
    private final Outbox outbox;

    OpenBaseline(KnownCourses courses, Windows windows, Timers timers, Outbox outbox) {
        this.courses = courses;
        this.windows = windows;
        this.timers = timers;
        this.outbox = outbox;
    }

    void on(CourseEnrolled enrolled, Instant now) {
        CourseFacts facts = courses.facts(List.of(enrolled.courseId())).getFirst();
        ReportWindow baseline = new ReportWindow(
                Ids.next(),
                enrolled.patientId(),
                enrolled.courseId(),
                0,
                null,
                WindowPlan.baseline(facts, now),
                WindowState.OPEN,
                null);
        for (ReportWindow added : windows.add(List.of(baseline))) {
            added.nextTurn().ifPresent(closing -> timers.schedule(TurnDueWindows.TIMER, added.windowId(), closing));
            if (facts.course().silentSince().isEmpty()) {
                outbox.append(added.opened());
            }
        }
    }
}
