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

    public boolean include(Instant at) {
        return !at.isBefore(opensAt) && !isClosed(at);
    }

    public boolean isClosed(Instant at) {
        return closesAt != null && !at.isBefore(closesAt);
    }

    public ReportTiming timingOf(Instant filedAt) {
        if (!include(filedAt)) {
            return new ReportTiming.Unscheduled();
        }
        if (dueAt == null || !filedAt.isAfter(dueAt)) {
            return new ReportTiming.OnTime();
        }
        return new ReportTiming.Late(Duration.between(dueAt, filedAt));
    }
}
