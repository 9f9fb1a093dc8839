package org.softstone.outcomes.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;
import org.softstone.outcomes.window.Windows;
import org.softstone.time.Timers;

/** Puts reports into their windows, one each. The caller holds their patients' locks and has found the windows without a report. */
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

    /** A report for a window. @param now as of the report */
    public record Entry(ReportWindow window, UUID reportId, Timing timing, Instant now) {}

    /** @return the events of openings, of those windows whose report came before their due timer did, by window */
    public Map<UUID, ReportWindowOpened> file(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Map.of();
        }
        Map<UUID, WindowState> before = windows.file(entries.stream()
                .map(entry -> new Windows.Filed(entry.window().windowId(), entry.reportId(), entry.timing()))
                .toList());
        timers.cancel(
                TurnDueWindows.TIMER,
                before.keySet().stream()
                        .filter(windowId -> hasTimer(before.get(windowId)))
                        .toList());
        Map<UUID, ReportWindowOpened> opened = new HashMap<>();
        for (Entry entry : entries) {
            if (before.get(entry.window().windowId()) == WindowState.UPCOMING) {
                planCourses.plan(List.of(entry.window().courseId()), entry.now());
                opened.put(entry.window().windowId(), entry.window().opened());
            }
        }
        return opened;
    }

    private static boolean hasTimer(WindowState state) {
        return switch (state) {
            case UPCOMING, OPEN -> true;
            case SUBMITTED, LATE, MISSED, CANCELLED -> false;
        };
    }
}
