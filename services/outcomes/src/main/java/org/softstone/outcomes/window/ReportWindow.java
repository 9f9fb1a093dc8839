package org.softstone.outcomes.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.outcomes.course.CourseReplica;
import org.softstone.outcomes.pause.Pauses;

/**
 * The span in which one week's report counts.
 *
 * @param plan week, visit and times; what has opened keeps it, even when that visit moves
 * @param reportId what was filed in it, null while nothing was
 * @param cancelledAt since when its report is not expected; null unless it is cancelled
 */
public record ReportWindow(
        UUID windowId,
        UUID patientId,
        UUID courseId,
        PlannedWindow plan,
        WindowState state,
        UUID reportId,
        Instant cancelledAt) {

    /** A window within its course. */
    public ReportWindow(
            UUID windowId,
            UUID patientId,
            UUID courseId,
            int week,
            UUID visitId,
            WindowTimes times,
            WindowState state,
            UUID reportId) {
        this(windowId, patientId, courseId, new PlannedWindow(week, visitId, times, false), state, reportId, null);
    }

    public static ReportWindow upcoming(PlannedWindow plan, UUID windowId, CourseReplica course) {
        return new ReportWindow(
                windowId, course.patientId(), course.courseId(), plan, WindowState.UPCOMING, null, null);
    }

    public ReportWindow as(PlannedWindow other) {
        return new ReportWindow(windowId, patientId, courseId, other, state, reportId, cancelledAt);
    }

    public int week() {
        return plan.week();
    }

    public UUID visitId() {
        return plan.visitId();
    }

    public WindowTimes times() {
        return plan.times();
    }

    public boolean followUp() {
        return plan.followUp();
    }

    public ReportWindow cancelled(Instant at) {
        return in(WindowState.CANCELLED, at);
    }

    public ReportWindow uncancelled(Instant now) {
        return in(times().opensAt().isAfter(now) ? WindowState.UPCOMING : WindowState.OPEN, null);
    }

    private ReportWindow in(WindowState other, Instant otherCancelledAt) {
        return new ReportWindow(windowId, patientId, courseId, plan, other, reportId, otherCancelledAt);
    }

    /** Its times are final: it has opened, or is about to. Only a baseline without a report may still get a due time. */
    public boolean isSettled(Instant now) {
        return week() == 0
                ? state != WindowState.OPEN
                : state != WindowState.UPCOMING || !times().opensAt().isAfter(now);
    }

    /** How a report that was filed then counts for this window. */
    public ReportTiming timingOf(Instant filedAt, Duration clockTolerance) {
        return cancelledAt != null && !filedAt.isBefore(cancelledAt)
                ? new ReportTiming.Unscheduled()
                : times().timingOf(filedAt, clockTolerance);
    }

    public boolean isFiled() {
        return reportId != null;
    }

    public boolean isMissed() {
        return state == WindowState.MISSED;
    }

    /** When the passing of time changes its state next. */
    public Optional<Instant> nextTurn() {
        return switch (state) {
            case UPCOMING -> Optional.of(times().opensAt());
            case OPEN -> Optional.ofNullable(times().closesAt());
            case SUBMITTED, LATE, MISSED, CANCELLED -> Optional.empty();
        };
    }

    public ReportWindowOpened opened() {
        return new ReportWindowOpened(
                patientId, courseId, windowId, week(), times().opensAt(), times().dueAt(), times().closesAt());
    }

    /** Whether the patient said that they cannot report then. */
    public boolean isPaused(Pauses.OfPatients pauses) {
        return pauses.cover(patientId, times().dueAt(), times().closesAt());
    }

    public ReportMissed missed(boolean duringPause) {
        return new ReportMissed(
                patientId, courseId, windowId, week(), times().dueAt(), times().closesAt(), duringPause);
    }
}
