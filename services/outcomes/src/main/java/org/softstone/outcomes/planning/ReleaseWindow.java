package org.softstone.outcomes.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportMissed;
import org.softstone.outcomes.pause.Pauses;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.Windows;
import org.softstone.time.Timers;

/** Removes a report from its window, as if it had never been filed. The caller holds the patient's lock. */
@ApplicationScoped
public class ReleaseWindow {

    private final Windows windows;
    private final Timers timers;
    private final PlanCourses planCourses;
    private final Pauses pauses;

    ReleaseWindow(Windows windows, Timers timers, PlanCourses planCourses, Pauses pauses) {
        this.windows = windows;
        this.timers = timers;
        this.planCourses = planCourses;
        this.pauses = pauses;
    }

    /**
     * The window is open again, without a timer: {@link #settle} or another report comes next. A baseline gets the times that
     * it would have by now, because it followed no visit while it had its report.
     *
     * @throws IllegalStateException when there is no such window, or no report in it
     */
    public ReportWindow release(UUID windowId, Instant now) {
        ReportWindow released = windows.release(windowId);
        if (released.week() > 0) {
            return released;
        }
        planCourses.plan(List.of(released.courseId()), now);
        return windows.find(windowId).orElseThrow();
    }

    /**
     * No other report takes the window: it stays open until it closes, or is missed when it has closed, or is cancelled when its
     * report is no longer expected.
     *
     * @return the event to announce when it is missed
     */
    public Optional<ReportMissed> settle(ReportWindow released, Instant now) {
        Optional<ReportWindow> closed =
                windows.close(List.of(released.windowId()), now).stream().findFirst();
        if (closed.isPresent()) {
            timers.cancel(TurnDueWindows.TIMER, released.windowId());
        } else {
            released.nextTurn()
                    .ifPresent(closing -> timers.schedule(TurnDueWindows.TIMER, released.windowId(), closing));
            planCourses.plan(List.of(released.courseId()), now);
        }
        return closed.filter(ReportWindow::isMissed)
                .map(window -> window.missed(window.isPaused(pauses.of(List.of(window.patientId())))));
    }
}
