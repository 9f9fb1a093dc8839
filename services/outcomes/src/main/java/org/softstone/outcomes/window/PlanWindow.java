package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.softstone.http.Ids;
import org.softstone.outcomes.course.BookedVisit;
import org.softstone.outcomes.course.Course;
import org.softstone.time.Timers;

/** Makes the window of a week, or moves it to its visit as long as it may still move. The caller holds the patient's lock. */
@ApplicationScoped
class PlanWindow {

    static final String TIMER = "report-window";

    private final Windows windows;
    private final Timers timers;
    private final WindowSchedule schedule;

    PlanWindow(Windows windows, Timers timers, WindowConfig config) {
        this.windows = windows;
        this.timers = timers;
        this.schedule = config.schedule();
    }

    /** The window before this visit. One that has opened keeps its times, except that a baseline may become due. */
    void of(Course course, BookedVisit visit) {
        WindowTimes times = visit.week() == 0
                ? schedule.baseline(course.enrolledAt(), visit.startsAt())
                : schedule.beforeVisit(visit.startsAt());
        // Due timers take no patient lock, so a window may open between reading and moving it: look again then.
        boolean settled = false;
        while (!settled) {
            Optional<ReportWindow> known = windows.ofWeek(course.courseId(), visit.week());
            settled = known.map(window -> !mayMove(window) || move(window, visit.visitId(), times))
                    .orElseGet(() -> add(course, visit.week(), visit.visitId(), times));
        }
    }

    /** A window that will open at its time. @return false when the week has one already */
    boolean add(Course course, int week, UUID visitId, WindowTimes times) {
        return add(new ReportWindow(
                Ids.next(), course.patientId(), course.courseId(), week, visitId, times, WindowState.UPCOMING, null));
    }

    /** @return false when the week has one already */
    boolean add(ReportWindow window) {
        boolean added = windows.add(window);
        if (added) {
            window.nextTurn().ifPresent(at -> timers.schedule(TIMER, window.windowId(), at));
        }
        return added;
    }

    private static boolean mayMove(ReportWindow window) {
        return window.state() == WindowState.UPCOMING || window.state() == WindowState.OPEN && window.week() == 0;
    }

    private boolean move(ReportWindow window, UUID visitId, WindowTimes times) {
        boolean moved = windows.move(window, visitId, times);
        if (moved) {
            ReportWindow now = new ReportWindow(
                    window.windowId(),
                    window.patientId(),
                    window.courseId(),
                    window.week(),
                    visitId,
                    times,
                    window.state(),
                    null);
            now.nextTurn().ifPresent(at -> timers.schedule(TIMER, window.windowId(), at));
        }
        return moved;
    }
}
