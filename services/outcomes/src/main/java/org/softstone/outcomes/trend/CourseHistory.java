package org.softstone.outcomes.trend;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.ActivityScore;
import org.softstone.contracts.ReportSubmitted.DepositState;
import org.softstone.contracts.ReportSubmitted.SymptomScore;
import org.softstone.outcomes.activity.Activity;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.pause.PauseList;
import org.softstone.outcomes.window.WindowState;

/**
 * What is stored of a course until now, as one query reads it. Reports are as last amended, without retracted ones and without
 * notes.
 *
 * @param asked the windows that have opened, by week
 * @param dues of all windows that have a due time, coming ones included, by week
 * @param visits by time, coming ones included
 * @param unscheduled the newest reports that count for no window, by time
 * @param unscheduledReports how many of them there are
 * @param activities every activity that was ever on the patient's list, in its newest wording
 * @param deposits like {@code activities}
 * @param pauses of the patient, past and coming
 */
record CourseHistory(
        UUID courseId,
        List<Asked> asked,
        List<Due> dues,
        List<Visit> visits,
        List<ReportScores> unscheduled,
        int unscheduledReports,
        List<Activity> activities,
        List<Deposit> deposits,
        PauseList pauses) {

    /** @param report what counts for the window; null while nothing does */
    record Asked(
            UUID windowId,
            int week,
            WindowState state,
            boolean followUp,
            Instant dueAt,
            Instant closesAt,
            ReportScores report) {}

    /** When the report of a week was or will be due, and asked for. */
    record Due(int week, Instant opensAt, Instant dueAt) {}

    /**
     * @param at when its infusion ended, or when it is to start
     * @param state as published by infusions, such as {@code held}
     * @param doseGrams given; null while nothing was
     */
    record Visit(Instant at, String state, BigDecimal doseGrams) {}

    /** The scores of a report. */
    record ReportScores(
            UUID reportId,
            ReportSubmitted.Timing timing,
            ReportSubmitted.Mode mode,
            Instant correctedAt,
            ReportSubmitted.Pain pain,
            List<ActivityScore> activities,
            List<DepositState> deposits,
            List<SymptomScore> symptoms) {}

    /** Whether a pause touches the days from due to closing. */
    boolean isPaused(Asked week, ZoneId zone) {
        return pauses.cover(week.dueAt(), week.closesAt(), zone);
    }

    @Override
    public String toString() {
        return "CourseHistory[courseId=" + courseId + "]";
    }
}
