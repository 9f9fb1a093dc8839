package org.softstone.outcomes.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.softstone.outcomes.course.BookedVisit;

/**
 * When windows open, are due and close.
 *
 * @param dueBeforeVisit how long before its visit a report is due
 * @param opensBeforeDue how long before that its window opens
 * @param closesAfterDue how long after that it is still taken, as late
 * @param weeksWithoutVisit how many weeks after the last booked visit go on having windows
 */
record WindowSchedule(
        Duration dueBeforeVisit, Duration opensBeforeDue, Duration closesAfterDue, int weeksWithoutVisit) {

    /** @param week of the course @param times of its window */
    record PlannedWeek(int week, WindowTimes times) {}

    /** The window of week 0 before the first visit is booked: open from the start, and without end. */
    WindowTimes baseline(Instant enrolledAt) {
        return new WindowTimes(enrolledAt, null, null);
    }

    /**
     * The window of week 0. Who is enrolled at short notice has until the first infusion, because a baseline is of no
     * use after it.
     */
    WindowTimes baseline(Instant enrolledAt, Instant firstVisitStartsAt) {
        Instant usual = firstVisitStartsAt.minus(dueBeforeVisit);
        Instant dueAt = usual.isAfter(enrolledAt) ? usual : latest(firstVisitStartsAt, enrolledAt);
        return new WindowTimes(enrolledAt, dueAt, dueAt.plus(closesAfterDue));
    }

    WindowTimes beforeVisit(Instant visitStartsAt) {
        return around(visitStartsAt.minus(dueBeforeVisit));
    }

    /**
     * The next week to ask about when no visit is booked for it: due at the local weekday and wall-clock time at which the
     * last visit's report was due, however the clocks were changed in between. Weeks that are over are passed by: nobody
     * is told to have missed what was never open. Empty when the limit is reached.
     *
     * @param latestWeek of the windows that exist
     */
    Optional<PlannedWeek> weekWithoutVisit(int latestWeek, BookedVisit lastVisit, ZoneId zone, Instant now) {
        var usualDue = lastVisit.startsAt().minus(dueBeforeVisit).atZone(zone).toLocalDateTime();
        for (int week = latestWeek + 1; week - lastVisit.week() <= weeksWithoutVisit; week++) {
            Instant dueAt =
                    usualDue.plusWeeks(week - lastVisit.week()).atZone(zone).toInstant();
            if (dueAt.isAfter(now)) {
                return Optional.of(new PlannedWeek(week, around(dueAt)));
            }
        }
        return Optional.empty();
    }

    private WindowTimes around(Instant dueAt) {
        return new WindowTimes(dueAt.minus(opensBeforeDue), dueAt, dueAt.plus(closesAfterDue));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
