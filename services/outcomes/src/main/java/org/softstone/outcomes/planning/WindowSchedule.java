package org.softstone.outcomes.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.softstone.outcomes.course.VisitReplica;
import org.softstone.outcomes.window.WindowTimes;

/**
 * When windows open, are due and close.
 *
 * @param dueBeforeVisit how long before its visit a report is due; whole days of it are days on the wall clock
 * @param opensBeforeDue how long before that its window opens
 * @param closesAfterDue how long after that it is still taken, as late
 * @param weeksWithoutVisit how many weeks after the last visit go on having windows
 * @param followUpWeeks how many weeks are asked about after completion
 */
record WindowSchedule(
        Duration dueBeforeVisit,
        Duration opensBeforeDue,
        Duration closesAfterDue,
        int weeksWithoutVisit,
        int followUpWeeks) {

    /** How far the next usual time is from the report before, at least: nearer, it belongs to the same week. */
    static final Duration HALF_A_WEEK = Duration.ofHours(84);

    WindowSchedule dueBeforeVisit(Duration other) {
        return new WindowSchedule(other, opensBeforeDue, closesAfterDue, weeksWithoutVisit, followUpWeeks);
    }

    /** The window of week 0 before a first visit is booked: open from the start, and without end. */
    WindowTimes baseline(Instant enrolledAt) {
        return new WindowTimes(enrolledAt, null, null);
    }

    /**
     * The window of week 0. A patient who is enrolled at short notice has until the first infusion, because a baseline is useless
     * after it.
     */
    WindowTimes baseline(Instant enrolledAt, VisitReplica first) {
        Instant usual = dueBefore(first);
        return baselineDue(enrolledAt, usual.isAfter(enrolledAt) ? usual : first.startsAt());
    }

    /** The window of week 0 when it is due at a time of its own. */
    WindowTimes baselineDue(Instant enrolledAt, Instant wished) {
        Instant dueAt = wished.isAfter(enrolledAt) ? wished : enrolledAt;
        return new WindowTimes(enrolledAt, dueAt, dueAt.plus(closesAfterDue));
    }

    /**
     * Whole days before the visit at the visit's own time of day at its site, also when the clocks are changed in between; what
     * is not whole days is hours that pass. A time that the change to summer time skips is as much later, of one that comes
     * twice the first counts.
     */
    Instant dueBefore(VisitReplica visit) {
        ZonedDateTime start = visit.startsAt().atZone(visit.zone());
        long days = dueBeforeVisit.toDays();
        ZonedDateTime dayBefore = days == 0 ? start : start.minusDays(days).withEarlierOffsetAtOverlap();
        return dayBefore.toInstant().minus(dueBeforeVisit.minusDays(days));
    }

    /** The weekday and time at which reports before visits like this one are due, whatever the clocks do around this one. */
    LocalDateTime usualFor(VisitReplica visit) {
        return visit.startsAt().atZone(visit.zone()).toLocalDateTime().minus(dueBeforeVisit);
    }

    WindowTimes dueAt(Instant dueAt) {
        return new WindowTimes(dueAt.minus(opensBeforeDue), dueAt, dueAt.plus(closesAfterDue));
    }

    /**
     * When the week after is due that has no visit: at the usual local weekday and wall-clock time, however the clocks were
     * changed in between and wherever the patient is now. A time that the change to summer time skips is moved for that
     * week only.
     *
     * @param usual a moment at the usual weekday and time
     * @param zone the patient's
     * @param before when the report before was due
     */
    static Instant nextUsual(LocalDateTime usual, ZoneId zone, Instant before) {
        Instant soonest = before.plus(HALF_A_WEEK);
        long weeks = Math.floorDiv(
                Duration.between(usual.atZone(zone).toInstant(), soonest).toDays(), 7);
        LocalDateTime next = usual.plusWeeks(weeks - 1);
        while (next.atZone(zone).toInstant().isBefore(soonest)) {
            next = next.plusWeeks(1);
        }
        return next.atZone(zone).toInstant();
    }
}
