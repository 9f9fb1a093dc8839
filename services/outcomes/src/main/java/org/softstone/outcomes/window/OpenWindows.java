package org.softstone.outcomes.window;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.softstone.time.Timers;

/** Opens windows whose time has come. */
@ApplicationScoped
class OpenWindows {

    private final Windows windows;
    private final Timers timers;
    private final PlanWeekWithoutVisit planWeekWithoutVisit;

    OpenWindows(Windows windows, Timers timers, PlanWeekWithoutVisit planWeekWithoutVisit) {
        this.windows = windows;
        this.timers = timers;
        this.planWeekWithoutVisit = planWeekWithoutVisit;
    }

    List<ReportWindow> among(List<UUID> windowIds, Instant now) {
        List<ReportWindow> opened = windows.open(windowIds, now);
        List<UUID> openedIds = opened.stream().map(ReportWindow::windowId).toList();
        timers.schedule(
                PlanWindow.TIMER,
                opened.stream()
                        .filter(window -> window.nextTurn().isPresent())
                        .collect(toMap(
                                ReportWindow::windowId,
                                window -> window.nextTurn().orElseThrow())));
        windows.coursesEndingWith(openedIds).forEach(courseId -> planWeekWithoutVisit.in(courseId, now));
        return opened;
    }
}
