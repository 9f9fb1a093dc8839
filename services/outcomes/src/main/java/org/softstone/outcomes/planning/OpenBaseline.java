package org.softstone.outcomes.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.http.Ids;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;
import org.softstone.outcomes.window.Windows;
import org.softstone.time.Timers;

/** Opens the window of week 0 when a course is enrolled; planning cancels it at once when no report is expected. */
@ApplicationScoped
public class OpenBaseline {

    private final ReadCourseFacts courses;
    private final Windows windows;
    private final Timers timers;
    private final Outbox outbox;

    OpenBaseline(ReadCourseFacts courses, Windows windows, Timers timers, Outbox outbox) {
        this.courses = courses;
        this.windows = windows;
        this.timers = timers;
        this.outbox = outbox;
    }

    public void on(CourseEnrolled enrolled, Instant now) {
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
