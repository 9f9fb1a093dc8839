package org.softstone.outcomes.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportWindowOpened;

/**
 * The span in which one week's report counts.
 *
 * @param week 0 before the first infusion, then the number of infusions before the window's visit
 * @param visitId the visit that it belongs to; null when none is booked for the week
 * @param reportId what was filed in it, null while nothing was
 */
public record ReportWindow(
        UUID windowId,
        UUID patientId,
        UUID courseId,
        int week,
        UUID visitId,
        WindowTimes times,
        WindowState state,
        UUID reportId) {

    /** What a report that was filed then is to this window. */
    public ReportTiming timingOf(Instant filedAt, Duration clockTolerance) {
        return times.timingOf(filedAt, clockTolerance);
    }

    public boolean isFiled() {
        return reportId != null;
    }

    /** When the passing of time changes its state next. */
    Optional<Instant> nextTurn() {
        return switch (state) {
            case UPCOMING -> Optional.of(times.opensAt());
            case OPEN -> Optional.ofNullable(times.closesAt());
            case SUBMITTED, LATE, MISSED -> Optional.empty();
        };
    }

    public ReportWindowOpened opened() {
        return new ReportWindowOpened(
                patientId, courseId, windowId, week, times.opensAt(), times.dueAt(), times.closesAt());
    }

    ReportMissed missed(boolean duringPause) {
        return new ReportMissed(patientId, courseId, windowId, week, times.dueAt(), times.closesAt(), duringPause);
    }
}
