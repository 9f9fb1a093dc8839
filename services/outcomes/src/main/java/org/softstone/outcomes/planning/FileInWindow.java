package org.softstone.outcomes.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;
import org.softstone.outcomes.window.Windows;
import org.softstone.time.Timers;

/** Puts a report into its window. The caller holds the patient's lock and has found the window without a report. */
@ApplicationScoped
public class FileInWindow {

    private final Windows windows;
    private final Timers timers;
    private final PlanCourses planCourses;

    FileInWindow(Windows windows, Timers timers, PlanCourses planCourses) {
        this.windows = windows;
        this.timers = timers;
        this.planCourses = planCourses;
    }

    /** @return the event of the window's opening when the report came before its due timer did */
    public Optional<ReportWindowOpened> file(ReportWindow window, UUID reportId, Timing timing, Instant now) {
        WindowState before = windows.file(window.windowId(), reportId, timing);
        switch (before) {
            case UPCOMING, OPEN -> timers.cancel(TurnDueWindows.TIMER, window.windowId());
            case SUBMITTED, LATE, MISSED, CANCELLED -> {}
        }
        if (before == WindowState.UPCOMING) {
            planCourses.plan(List.of(window.courseId()), now);
            return Optional.of(window.opened());
        }
        return Optional.empty();
    }
}
