package org.softstone.outcomes.course;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A visit of a course, or the place of one that was cancelled.
 *
 * @param number by which its course knows it, from 1
 * @param zone the site's, in which it was booked: on this clock the visit's weekday and time are the usual ones
 * @param givenGrams what the infusion gave; null unless one has ended
 * @param endedAt when it ended; null like {@code givenGrams}
 */
public record VisitReplica(
        UUID visitId,
        int number,
        Instant startsAt,
        ZoneId zone,
        VisitState state,
        BigDecimal givenGrams,
        Instant endedAt) {

    public static VisitReplica booked(UUID visitId, int number, Instant startsAt, ZoneId zone) {
        return new VisitReplica(visitId, number, startsAt, zone, VisitState.BOOKED, null, null);
    }

    /** The week whose report is due before this visit, while visits keep to their order and none is cancelled. */
    public int week() {
        return number - 1;
    }

    /** Whether it takes its time in the patient's week: everything but a cancelled one, also when they did not come. */
    public boolean takesPlace() {
        return state != VisitState.CANCELLED;
    }

    /** The same visit elsewhere in time. */
    VisitReplica at(Instant otherStart, ZoneId otherZone) {
        return new VisitReplica(visitId, number, otherStart, otherZone, state, givenGrams, endedAt);
    }

    /** A late event about an earlier state changes nothing. */
    VisitReplica in(VisitState next) {
        return next.follows(state) ? new VisitReplica(visitId, number, startsAt, zone, next, null, null) : this;
    }

    /** The patient was there after all, unless something later is known. */
    VisitReplica reinstated() {
        return state == VisitState.MISSED
                ? new VisitReplica(visitId, number, startsAt, zone, VisitState.BOOKED, null, null)
                : this;
    }

    VisitReplica ended(VisitState how, BigDecimal grams, Instant at) {
        return new VisitReplica(visitId, number, startsAt, zone, how, grams, at);
    }
}
