package org.softstone.infusions.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.softstone.contracts.InfusionCompleted;
import org.softstone.contracts.InfusionStarted;
import org.softstone.contracts.InfusionStoppedEarly;
import org.softstone.contracts.VisitBooked;
import org.softstone.contracts.VisitCancelled;
import org.softstone.contracts.VisitEvent;
import org.softstone.contracts.VisitHeld;
import org.softstone.contracts.VisitMissed;
import org.softstone.contracts.VisitReinstated;
import org.softstone.contracts.VisitRescheduled;
import org.softstone.infusions.course.Grams;
import org.softstone.infusions.course.OrderInForce;
import org.softstone.infusions.visit.VisitState.Step;
import org.softstone.infusions.visit.VisitState.Verdict;

/**
 * A visit for an infusion, from booking to end. {@link VisitState} says which step is legal when. That no chair and no
 * patient has two at once is kept by exclusion constraints of the table.
 */
@Entity
class Visit {

    @Id
    private UUID visitId;

    private UUID courseId;
    private UUID patientId;
    private UUID seriesId;
    private int number;
    private UUID siteId;
    private UUID chairId;
    private String zone;
    private Instant startsAt;
    private Instant endsAt;
    private VisitState state;
    private Instant stateSince;
    private String stateBy;
    private String reason;
    private UUID successorId;
    private Instant checkedInAt;
    private String checkedInBy;
    private UUID orderId;
    private Grams orderedGrams;
    private Instant startedAt;
    private String startedBy;
    private GivenGrams givenGrams;
    private Instant endedAt;
    private Instant reinstatedAt;
    private String reinstatedBy;

    protected Visit() {}

    /** @param number the visit's place in its course, from 1 */
    static Visit booked(UUID visitId, Series series, UUID patientId, int number, Slot slot, Place place) {
        Visit visit = new Visit();
        visit.visitId = visitId;
        visit.courseId = series.courseId();
        visit.patientId = patientId;
        visit.seriesId = series.seriesId();
        visit.number = number;
        visit.take(slot, place);
        return visit;
    }

    /** @param zone the site's */
    record Place(UUID siteId, UUID chairId, ZoneId zone) {}

    /** A booked visit in the place of this one, which has made way for it. */
    Visit successor(Slot slot, Place place) {
        Visit visit = new Visit();
        visit.visitId = successorId;
        visit.courseId = courseId;
        visit.patientId = patientId;
        visit.seriesId = seriesId;
        visit.number = number;
        visit.take(slot, place);
        return visit;
    }

    private void take(Slot slot, Place place) {
        siteId = place.siteId();
        chairId = place.chairId();
        zone = place.zone().getId();
        startsAt = slot.startsAt();
        endsAt = slot.endsAt();
        state = VisitState.BOOKED;
    }

    // Each of these takes its step when that is legal and says what it found; else it changes nothing.

    /** Makes way for a successor of that id. */
    Verdict reschedule(UUID successor, String by, Instant now) {
        Verdict verdict = take(Step.RESCHEDULE, by, now);
        if (verdict instanceof Verdict.Allowed) {
            successorId = successor;
        }
        return verdict;
    }

    /** @param why null when no reason is given */
    Verdict cancel(String why, String by, Instant now) {
        Verdict verdict = take(Step.CANCEL, by, now);
        if (verdict instanceof Verdict.Allowed) {
            reason = why;
        }
        return verdict;
    }

    Verdict miss(String by, Instant now) {
        if (state == VisitState.BOOKED && now.isBefore(startsAt)) {
            return new Verdict.Refused("Nobody has missed a visit that is still to come.");
        }
        return take(Step.MISS, by, now);
    }

    /**
     * Whether the no-show may be undone: on the local day on which it was recorded, because later the team and the patient
     * have gone on from it.
     */
    Verdict mayBeReinstated(Instant now) {
        if (state == VisitState.NO_SHOW && !dayOf(now).equals(dayOf(stateSince))) {
            return new Verdict.Refused("A no-show is undone on the day on which it was recorded: book another visit.");
        }
        return state.on(Step.REINSTATE);
    }

    /** Undoes the no-show. @param chair which the visit has from now on: its own may have been given to another */
    Verdict reinstate(UUID chair, String by, Instant now) {
        Verdict verdict = mayBeReinstated(now);
        if (verdict instanceof Verdict.Allowed(VisitState next)) {
            reinstatedAt = now;
            reinstatedBy = by;
            chairId = chair;
            state = next;
            stateSince = null;
            stateBy = null;
        }
        return verdict;
    }

    /** On the local day of the visit at its site, or later; who comes on an earlier day gets her visit moved. */
    Verdict checkIn(String by, Instant now) {
        if (state == VisitState.BOOKED && dayOf(now).isBefore(dayOf(startsAt))) {
            return new Verdict.Refused("Its day has not come: move it to let the patient in earlier.");
        }
        Verdict verdict = take(Step.CHECK_IN, by, now);
        if (verdict instanceof Verdict.Allowed) {
            checkedInAt = now;
            checkedInBy = by;
        }
        return verdict;
    }

    Verdict hold(String why, String by, Instant now) {
        Verdict verdict = take(Step.HOLD, by, now);
        if (verdict instanceof Verdict.Allowed) {
            reason = why;
        }
        return verdict;
    }

    Verdict start(OrderInForce order, String by, Instant now) {
        Verdict verdict = take(Step.START, by, now);
        if (verdict instanceof Verdict.Allowed) {
            orderId = order.orderId();
            orderedGrams = order.dose();
            startedAt = now;
            startedBy = by;
        }
        return verdict;
    }

    /**
     * @param early whether the infusion was ended before all of it was given
     * @param end not with more than was ordered, and with less when stopped early; the table refuses it too
     */
    Verdict end(boolean early, InfusionEnd end, String by, Instant now) {
        Verdict verdict = take(early ? Step.STOP_EARLY : Step.COMPLETE, by, now);
        if (verdict instanceof Verdict.Allowed) {
            givenGrams = end.given();
            endedAt = end.at() == null ? now : end.at();
        }
        return verdict;
    }

    private Verdict take(Step step, String by, Instant now) {
        Verdict verdict = state.on(step);
        if (verdict instanceof Verdict.Allowed(VisitState next)) {
            state = next;
            stateSince = now;
            stateBy = by;
        }
        return verdict;
    }

    private LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone());
    }

    boolean isFor(String why) {
        return Objects.equals(reason, why);
    }

    boolean endedWith(InfusionEnd end) {
        return end.given().equals(givenGrams) && (end.at() == null || end.at().equals(endedAt));
    }

    /** When its infusion began; before that, when it is to begin as far as is known. */
    Instant comesAt() {
        if (startedAt != null) {
            return startedAt;
        }
        return checkedInAt != null && checkedInAt.isAfter(startsAt) ? checkedInAt : startsAt;
    }

    /** Whether its infusion has ended with nothing given. */
    boolean gaveNothing() {
        return givenGrams != null && givenGrams.value().signum() == 0;
    }

    VisitBooked toBooked() {
        return new VisitBooked(patientId, courseId, visitId, number, startsAt, endsAt, zone());
    }

    /** The news of this visit's move. */
    VisitRescheduled toRescheduled(Visit successor) {
        return new VisitRescheduled(
                patientId,
                courseId,
                visitId,
                successorId,
                number,
                successor.startsAt,
                successor.endsAt,
                successor.zone());
    }

    VisitCancelled toCancelled() {
        return new VisitCancelled(patientId, courseId, visitId, number, stateSince);
    }

    VisitMissed toMissed() {
        return new VisitMissed(patientId, courseId, visitId, number, stateSince);
    }

    VisitReinstated toReinstated() {
        return new VisitReinstated(patientId, courseId, visitId, number, startsAt, endsAt, zone(), reinstatedAt);
    }

    VisitHeld toHeld() {
        return new VisitHeld(patientId, courseId, visitId, number, stateSince);
    }

    InfusionStarted toStarted() {
        return new InfusionStarted(patientId, courseId, visitId, number, startedAt, orderedGrams.value());
    }

    /** The news that the infusion was completed or stopped early. */
    VisitEvent toEnded() {
        return state == VisitState.STOPPED_EARLY
                ? new InfusionStoppedEarly(
                        patientId,
                        courseId,
                        visitId,
                        number,
                        startedAt,
                        endedAt,
                        orderedGrams.value(),
                        givenGrams.value())
                : new InfusionCompleted(
                        patientId,
                        courseId,
                        visitId,
                        number,
                        startedAt,
                        endedAt,
                        orderedGrams.value(),
                        givenGrams.value());
    }

    UUID visitId() {
        return visitId;
    }

    UUID courseId() {
        return courseId;
    }

    UUID patientId() {
        return patientId;
    }

    int number() {
        return number;
    }

    UUID siteId() {
        return siteId;
    }

    UUID chairId() {
        return chairId;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    Slot slot() {
        return new Slot(startsAt, endsAt);
    }

    Duration duration() {
        return Duration.between(startsAt, endsAt);
    }

    VisitState state() {
        return state;
    }

    Instant stateSince() {
        return stateSince;
    }

    String stateBy() {
        return stateBy;
    }

    String reason() {
        return reason;
    }

    UUID successorId() {
        return successorId;
    }

    Instant checkedInAt() {
        return checkedInAt;
    }

    /** Null until the infusion is started; like the start and its author. */
    Grams orderedGrams() {
        return orderedGrams;
    }

    Instant startedAt() {
        return startedAt;
    }

    String startedBy() {
        return startedBy;
    }

    GivenGrams givenGrams() {
        return givenGrams;
    }

    Instant endedAt() {
        return endedAt;
    }

    /** When a no-show of it was last undone; null when none was. */
    Instant reinstatedAt() {
        return reinstatedAt;
    }
}
