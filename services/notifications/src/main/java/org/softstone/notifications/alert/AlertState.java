package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.Objects;
import org.softstone.contracts.AlertOutcome;

/**
 * Where an alert stands.
 *
 * <pre>
 *                 ┌──────────── worse evidence ◄─────────────┐
 *                 ▼                                          │
 *   ──► raised ───┴─── acknowledge ──► acknowledged ◄─┐ ─────┤
 *          │                              │    └─ hand over, take over
 *          └────────── resolve ───────────┴── resolve ──► resolved
 * </pre>
 *
 * People move it on. Evidence takes back one step, and only where it is worse than what somebody has acknowledged; evidence
 * after {@code resolved} raises a new alert.
 */
public sealed interface AlertState {

    /**
     * Nobody has taken what it says now.
     *
     * @param before who had taken it before it got worse, and what that was; null when nobody had
     */
    record Raised(Acknowledged before) implements AlertState {

        static final Raised NEW = new Raised(null);
    }

    /**
     * Somebody is seeing to it.
     *
     * @param evidence the number of the newest piece of evidence that there was then
     */
    record Acknowledged(String by, Instant at, int evidence) implements AlertState {}

    /**
     * Somebody has dealt with it.
     *
     * @param acknowledged who had taken it before; null when it was resolved at once
     * @param note clinical free text; null when there is none
     */
    record Resolved(Acknowledged acknowledged, String by, Instant at, AlertOutcome outcome, String note)
            implements AlertState {

        /** A note does not belong in a log. */
        @Override
        public String toString() {
            return "Resolved[" + outcome + "]";
        }
    }

    /** What became of somebody's wish to take the alert. */
    sealed interface Acknowledgement {

        /** It is theirs now. @param from who else had it before; null when nobody had */
        record Taken(Acknowledged state, String from) implements Acknowledgement {}

        /** It was theirs already. */
        record AlreadyTheirs() implements Acknowledgement {}

        /** Somebody else has it. */
        record TakenBy(Acknowledged state) implements Acknowledgement {}

        /** There is nothing left to take. */
        record TooLate(Resolved state) implements Acknowledgement {}
    }

    /** What became of somebody's wish to give the alert to a colleague. */
    sealed interface HandOver {

        /** It is the colleague's now. */
        record Done(Acknowledged state, String from) implements HandOver {}

        /** It was the colleague's already. */
        record AlreadyTheirs() implements HandOver {}

        /** Nobody has taken what it says now: who has not seen it cannot pass it on. */
        record NotTaken() implements HandOver {}

        /** Somebody else has it. */
        record TakenBy(Acknowledged state) implements HandOver {}

        /** There is nothing left to hand over. */
        record TooLate(Resolved state) implements HandOver {}
    }

    /** What became of somebody's wish to resolve the alert. */
    sealed interface Resolution {

        /** It is resolved now. */
        record Done(Resolved state) implements Resolution {}

        /** They had said exactly this before. */
        record AlreadySaid() implements Resolution {}

        /** It was resolved otherwise before. */
        record TooLate(Resolved state) implements Resolution {}
    }

    /**
     * @param evidence the number of the newest piece of evidence
     * @param ownerIsThere whether who has the alert still treats the patient: from somebody who does not, it can be taken
     */
    default Acknowledgement acknowledge(String by, Instant now, int evidence, boolean ownerIsThere) {
        return switch (this) {
            case Raised(Acknowledged before) ->
                new Acknowledgement.Taken(new Acknowledged(by, now, evidence), otherThan(by, before));
            case Acknowledged taken when taken.by().equals(by) -> new Acknowledgement.AlreadyTheirs();
            case Acknowledged taken
            when !ownerIsThere -> new Acknowledgement.Taken(new Acknowledged(by, now, evidence), taken.by());
            case Acknowledged taken -> new Acknowledgement.TakenBy(taken);
            case Resolved resolved -> new Acknowledgement.TooLate(resolved);
        };
    }

    /** What was acknowledged stays what it was: only the person changes. */
    default HandOver handOver(String by, String to, Instant now) {
        return switch (this) {
            case Raised _ -> new HandOver.NotTaken();
            case Acknowledged taken when taken.by().equals(to) -> new HandOver.AlreadyTheirs();
            case Acknowledged taken
            when taken.by().equals(by) -> new HandOver.Done(new Acknowledged(to, now, taken.evidence()), by);
            case Acknowledged taken -> new HandOver.TakenBy(taken);
            case Resolved resolved -> new HandOver.TooLate(resolved);
        };
    }

    /** Anybody of the team may resolve what a colleague has taken: shifts change. */
    default Resolution resolve(String by, Instant now, AlertOutcome outcome, String note) {
        return switch (this) {
            case Raised(Acknowledged before) -> new Resolution.Done(new Resolved(before, by, now, outcome, note));
            case Acknowledged taken -> new Resolution.Done(new Resolved(taken, by, now, outcome, note));
            case Resolved resolved
            when resolved.by().equals(by) && resolved.outcome() == outcome && Objects.equals(resolved.note(), note) ->
                new Resolution.AlreadySaid();
            case Resolved resolved -> new Resolution.TooLate(resolved);
        };
    }

    /** Evidence has come that is worse than all that anybody has acknowledged. The owner stays on record. */
    default AlertState worsen() {
        return switch (this) {
            case Acknowledged taken -> new Raised(taken);
            case Raised raised -> raised;
            case Resolved resolved -> resolved;
        };
    }

    /** Who took it last; null when nobody has. */
    default Acknowledged lastAcknowledged() {
        return switch (this) {
            case Raised(Acknowledged before) -> before;
            case Acknowledged taken -> taken;
            case Resolved resolved -> resolved.acknowledged();
        };
    }

    /** The last thing that a person did; null when nobody has done anything. */
    default Instant lastActAt() {
        if (this instanceof Resolved resolved) {
            return resolved.at();
        }
        Acknowledged last = lastAcknowledged();
        return last == null ? null : last.at();
    }

    /** As it stands in JSON and in the database. */
    default String code() {
        return switch (this) {
            case Raised _ -> "raised";
            case Acknowledged _ -> "acknowledged";
            case Resolved _ -> "resolved";
        };
    }

    private static String otherThan(String person, Acknowledged before) {
        return before == null || before.by().equals(person) ? null : before.by();
    }
}
