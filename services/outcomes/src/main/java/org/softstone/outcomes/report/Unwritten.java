package org.softstone.outcomes.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;

/**
 * What was decided of reports that were read together and is not written yet. What was read for a later one of them still holds
 * as long as nothing of this concerns it.
 */
final class Unwritten {

    private final Set<UUID> reportIds = new HashSet<>();
    private final Set<UUID> windowIds = new HashSet<>();

    /** Patients with a new report, and those of whom nothing more may be decided. */
    private final Set<UUID> withNew = new HashSet<>();

    private final Set<UUID> halted = new HashSet<>();

    /** How many of a patient's own reports count for no window. */
    private final Map<UUID, Integer> unscheduled = new HashMap<>();

    private final int mostUnscheduled;

    /** @param mostUnscheduled of one patient in one day */
    Unwritten(int mostUnscheduled) {
        this.mostUnscheduled = mostUnscheduled;
    }

    /** Whether the report must be looked at again once this is written; and then all later ones of its patient or its id. */
    boolean concerns(Found found, Filing filing) {
        boolean concerned = halted.contains(found.patientId())
                || reportIds.contains(found.arrival().reportId())
                || found.context().candidates().stream()
                        .anyMatch(place -> windowIds.contains(place.window().windowId()))
                || concerns(found.patientId(), filing);
        if (concerned) {
            halted.add(found.patientId());
            reportIds.add(found.arrival().reportId());
        }
        return concerned;
    }

    private boolean concerns(UUID patientId, Filing filing) {
        return switch (filing) {
            case Filing.Unscheduled _ ->
                unscheduled.containsKey(patientId) && unscheduledOf(patientId) >= mostUnscheduled;
            // the plan's events come behind those of earlier reports
            case Filing.InWindow in -> isPlannedAnew(in.place().window()) && withNew.contains(patientId);
            case Filing.SentAgain _, Filing.IdTaken _, Filing.RepeatOf _, Filing.Refused _ -> false;
        };
    }

    void add(NewReport report) {
        UUID patientId = report.report().patientId();
        reportIds.add(report.report().reportId());
        withNew.add(patientId);
        ReportWindow window = report.window();
        if (window == null) {
            if (report.report().first().enteredBy() == null) {
                unscheduled.merge(patientId, 1, Integer::sum);
            }
            return;
        }
        windowIds.add(window.windowId());
        // every later report is compared with the baseline, and may find other windows than those that were read
        if (report.report().isBaseline() || isPlannedAnew(window)) {
            halted.add(patientId);
        }
    }

    int unscheduledOf(UUID patientId) {
        return unscheduled.getOrDefault(patientId, 0);
    }

    /** Its id may mean another report from now on. */
    void addRepetition(UUID reportId) {
        reportIds.add(reportId);
    }

    private static boolean isPlannedAnew(ReportWindow window) {
        return window.state() == WindowState.UPCOMING;
    }
}
