package org.softstone.outcomes.window;

import java.time.Duration;
import java.time.Instant;

/**
 * The three moments of a window.
 *
 * @param opensAt from then on
 * @param dueAt on time until then; null while a baseline window waits for its first visit to be booked
 * @param closesAt late until just before; null like {@code dueAt}
 */
public record WindowTimes(Instant opensAt, Instant dueAt, Instant closesAt) {

    public WindowTimes {
        if ((dueAt == null) != (closesAt == null)) {
            throw new IllegalArgumentException("A window is due and closes, or neither");
        }
        if (dueAt != null && (dueAt.isBefore(opensAt) || !closesAt.isAfter(dueAt))) {
            throw new IllegalArgumentException("A window opens, is due, and closes, in this order");
        }
    }

    private boolean include(Instant at) {
        return !at.isBefore(opensAt) && !isClosed(at);
    }

    public boolean isClosed(Instant at) {
        return closesAt != null && !at.isBefore(closesAt);
    }

    /**
     * @param clockTolerance a report that seems to have been filed this much too early counts as filed at opening, because
     *     clocks of services and phones differ
     */
    public ReportTiming timingOf(Instant filedAt, Duration clockTolerance) {
        boolean justBefore = filedAt.isBefore(opensAt) && !filedAt.isBefore(opensAt.minus(clockTolerance));
        return timingOf(justBefore ? opensAt : filedAt);
    }

    ReportTiming timingOf(Instant filedAt) {
        if (!include(filedAt)) {
            return new ReportTiming.Unscheduled();
        }
        if (dueAt == null || !filedAt.isAfter(dueAt)) {
            return new ReportTiming.OnTime();
        }
        return new ReportTiming.Late(Duration.between(dueAt, filedAt));
    }
}
