package org.softstone.infusions.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
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
import org.softstone.infusions.order.Grams;
import org.softstone.infusions.order.OrderInForce;
import org.softstone.infusions.request.Verdict;
import org.softstone.infusions.visit.VisitState.Step;

/**
 * A visit for an infusion, from booking to end. {@link VisitState} says which step is legal when. That no chair and no
 * patient has two at once is kept by exclusion constraints of the table.
 */
@Entity
public class Visit {

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
    public static Visit booked(UUID visitId, Origin origin, int number, Slot slot, Place place) {
        Visit visit = new Visit();
        visit.visitId = visitId;
        visit.courseId = origin.courseId();
        visit.patientId = origin.patientId();
        visit.seriesId = origin.seriesId();
        visit.number = number;
        visit.siteId = place.siteId();
        visit.chairId = place.chairId();
        visit.zone = place.zone().getId();
        visit.startsAt = slot.startsAt();
        visit.endsAt = slot.endsAt();
        visit.state = VisitState.BOOKED;
        return visit;
    }

    /** What a visit was booked for and as part of which series. */
    public record Origin(UUID courseId, UUID patientId, UUID seriesId) {}

    /** @param zone the site's */
    public record Place(UUID siteId, UUID chairId, ZoneId zone) {}

    /** The booked visit that takes the place of this one, after this one was rescheduled. */
    public Visit successor(Slot slot, Place place) {
        return booked(successorId, new Origin(courseId, patientId, seriesId), number, slot, place);
    }

    // Each of these takes its step when it is legal and returns the verdict; otherwise it changes nothing.

    /** A visit with the id {@code successor} takes the place of this one. */
    public Verdict<VisitState> reschedule(UUID successor, String by, Instant now) {
        return take(Step.RESCHEDULE, by, now, () -> successorId = successor);
    }

    /** @param why null when no reason is given */
    public Verdict<VisitState> cancel(String why, String by, Instant now) {
        return take(Step.CANCEL, by, now, () -> reason = why);
    }

    public Verdict<VisitState> miss(String by, Instant now) {
        if (state == VisitState.BOOKED && now.isBefore(startsAt)) {
            return new Verdict.Refused<>("Nobody has missed a visit that is still to come.");
        }
        return take(Step.MISS, by, now, () -> {});
    }

    /**
     * Whether the no-show may be undone: only on the local day on which it was recorded, because later the team and the
     * patient have planned on it.
     */
    public Verdict<VisitState> mayBeReinstated(Instant now) {
        if (state == VisitState.NO_SHOW && !dayOf(now).equals(dayOf(stateSince))) {
            return new Verdict.Refused<>(
                    "A no-show is undone on the day on which it was recorded: book another visit.");
        }
        return state.on(Step.REINSTATE);
    }

    /** Undoes the no-show. @param chair from now on; the visit's own chair may be taken */
    public Verdict<VisitState> reinstate(UUID chair, String by, Instant now) {
        Verdict<VisitState> verdict = mayBeReinstated(now);
        if (verdict instanceof Verdict.Allowed<VisitState>(VisitState next)) {
            reinstatedAt = now;
            reinstatedBy = by;
            chairId = chair;
            state = next;
            stateSince = null;
            stateBy = null;
        }
        return verdict;
    }

    /** On the local day of the visit at its site, or later. Patients who come earlier get their visit moved. */
    public Verdict<VisitState> checkIn(String by, Instant now) {
        if (state == VisitState.BOOKED && dayOf(now).isBefore(dayOf(startsAt))) {
            return new Verdict.Refused<>("Its day has not come: move it to let the patient in earlier.");
        }
        return take(Step.CHECK_IN, by, now, () -> {
            checkedInAt = now;
            checkedInBy = by;
        });
    }

    public Verdict<VisitState> hold(String why, String by, Instant now) {
        return take(Step.HOLD, by, now, () -> reason = why);
    }

    public Verdict<VisitState> start(OrderInForce order, String by, Instant now) {
        return take(Step.START, by, now, () -> {
            orderId = order.orderId();
            orderedGrams = order.dose();
            startedAt = now;
            startedBy = by;
        });
    }

    /**
     * @param early whether the infusion was ended before all of it was given
     * @param end not with more than was ordered, and with less when stopped early; the table refuses it too
     */
    public Verdict<VisitState> end(boolean early, InfusionEnd end, String by, Instant now) {
        return take(early ? Step.STOP_EARLY : Step.COMPLETE, by, now, () -> {
            givenGrams = end.given();
            endedAt = end.at() == null ? now : end.at();
        });
    }

    private Verdict<VisitState> take(Step step, String by, Instant now, Runnable alsoRecord) {
        Verdict<VisitState> verdict = state.on(step);
        if (verdict instanceof Verdict.Allowed<VisitState>(VisitState next)) {
            state = next;
            stateSince = now;
            stateBy = by;
            alsoRecord.run();
        }
        return verdict;
    }

    private LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone());
    }

    public boolean isFor(String why) {
        return Objects.equals(reason, why);
    }

    public boolean endedWith(InfusionEnd end) {
        return end.given().equals(givenGrams) && (end.at() == null || end.at().equals(endedAt));
    }

    /** When its infusion began; before that, when it is expected to begin. */
    public Instant comesAt() {
        if (startedAt != null) {
            return startedAt;
        }
        return checkedInAt != null && checkedInAt.isAfter(startsAt) ? checkedInAt : startsAt;
    }

    /** Whether its infusion has ended with nothing given. */
    public boolean gaveNothing() {
        return givenGrams != null && givenGrams.value().signum() == 0;
    }

    public VisitBooked toBooked() {
        return new VisitBooked(patientId, courseId, visitId, number, startsAt, endsAt, zone());
    }

    /** @param successor which has taken this one's place */
    public VisitRescheduled toRescheduled(Visit successor) {
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

    public VisitCancelled toCancelled() {
        return new VisitCancelled(patientId, courseId, visitId, number, stateSince);
    }

    public VisitMissed toMissed() {
        return new VisitMissed(patientId, courseId, visitId, number, stateSince);
    }

    public VisitReinstated toReinstated() {
        return new VisitReinstated(patientId, courseId, visitId, number, startsAt, endsAt, zone(), reinstatedAt);
    }

    public VisitHeld toHeld() {
        return new VisitHeld(patientId, courseId, visitId, number, stateSince);
    }

    public InfusionStarted toStarted() {
        return new InfusionStarted(patientId, courseId, visitId, number, startedAt, orderedGrams.value());
    }

    /** Completed or stopped early. */
    public VisitEvent toEnded() {
        BigDecimal ordered = orderedGrams.value();
        BigDecimal given = givenGrams.value();
        return state == VisitState.STOPPED_EARLY
                ? new InfusionStoppedEarly(patientId, courseId, visitId, number, startedAt, endedAt, ordered, given)
                : new InfusionCompleted(patientId, courseId, visitId, number, startedAt, endedAt, ordered, given);
    }

    public UUID visitId() {
        return visitId;
    }

    UUID courseId() {
        return courseId;
    }

    public UUID patientId() {
        return patientId;
    }

    public int number() {
        return number;
    }

    public UUID siteId() {
        return siteId;
    }

    public UUID chairId() {
        return chairId;
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    public Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    public Slot slot() {
        return new Slot(startsAt, endsAt);
    }

    public Duration duration() {
        return Duration.between(startsAt, endsAt);
    }

    public VisitState state() {
        return state;
    }

    Instant stateSince() {
        return stateSince;
    }

    String reason() {
        return reason;
    }

    public UUID successorId() {
        return successorId;
    }

    Instant checkedInAt() {
        return checkedInAt;
    }

    /** Null until the infusion is started, like its start and its author. */
    public Grams orderedGrams() {
        return orderedGrams;
    }

    public Instant startedAt() {
        return startedAt;
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
