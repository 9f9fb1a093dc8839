package org.softstone.outcomes.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.outcomes.course.CourseReplica;

/**
 * The span in which one week's report counts.
 *
 * @param week 0 before the first infusion, then counted on, whatever the numbers of the visits
 * @param visitId the visit for which it was planned, null for none; one that has opened keeps it, also when that visit moves
 * @param reportId what was filed in it, null while nothing was
 * @param followUp whether it asks about a week after the completion of the course
 * @param cancelledAt since when its report is not waited for; null unless it is cancelled
 */
public record ReportWindow(
        UUID windowId,
        UUID patientId,
        UUID courseId,
        int week,
        UUID visitId,
        WindowTimes times,
        WindowState state,
        UUID reportId,
        boolean followUp,
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
        this(windowId, patientId, courseId, week, visitId, times, state, reportId, false, null);
    }

    public static ReportWindow upcoming(PlannedWindow planned, UUID windowId, CourseReplica course) {
        return new ReportWindow(
                windowId,
                course.patientId(),
                course.courseId(),
                planned.week(),
                planned.visitId(),
                planned.times(),
                WindowState.UPCOMING,
                null,
                planned.followUp(),
                null);
    }

    public ReportWindow as(PlannedWindow planned) {
        return new ReportWindow(
                windowId,
                patientId,
                courseId,
                week,
                planned.visitId(),
                planned.times(),
                state,
                reportId,
                planned.followUp(),
                cancelledAt);
    }

    public ReportWindow cancelled(Instant at) {
        return in(WindowState.CANCELLED, at);
    }

    public ReportWindow uncancelled(Instant now) {
        return in(times.opensAt().isAfter(now) ? WindowState.UPCOMING : WindowState.OPEN, null);
    }

    private ReportWindow in(WindowState other, Instant otherCancelledAt) {
        return new ReportWindow(
                windowId, patientId, courseId, week, visitId, times, other, reportId, followUp, otherCancelledAt);
    }

    /** Its times stand: it has opened, or is about to. Only a baseline without its report may still become due. */
    public boolean isSettled(Instant now) {
        return week == 0
                ? state != WindowState.OPEN
                : state != WindowState.UPCOMING || !times.opensAt().isAfter(now);
    }

    public boolean isAs(PlannedWindow planned) {
        return times.equals(planned.times())
                && Objects.equals(visitId, planned.visitId())
                && followUp == planned.followUp();
    }

    /** What a report that was filed then is to this window. */
    public ReportTiming timingOf(Instant filedAt, Duration clockTolerance) {
        return cancelledAt != null && !filedAt.isBefore(cancelledAt)
                ? new ReportTiming.Unscheduled()
                : times.timingOf(filedAt, clockTolerance);
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
            case UPCOMING -> Optional.of(times.opensAt());
            case OPEN -> Optional.ofNullable(times.closesAt());
            case SUBMITTED, LATE, MISSED, CANCELLED -> Optional.empty();
        };
    }

    public ReportWindowOpened opened() {
        return new ReportWindowOpened(
                patientId, courseId, windowId, week, times.opensAt(), times.dueAt(), times.closesAt());
    }

    public ReportMissed missed(boolean duringPause) {
        return new ReportMissed(patientId, courseId, windowId, week, times.dueAt(), times.closesAt(), duringPause);
    }
}
