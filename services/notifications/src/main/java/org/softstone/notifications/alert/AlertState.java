package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.Objects;
import org.softstone.contracts.AlertOutcome;

/**
 * The state of an alert.
 *
 * <pre>
 *                 ┌──────────── worse evidence ◄─────────────┐
 *                 ▼                                          │
 *   ──► raised ───┴─── acknowledge ──► acknowledged ◄─┐ ─────┤
 *          │                              │    └─ hand over, take over
 *          └────────── resolve ───────────┴── resolve ──► resolved
 * </pre>
 *
 * People move it forward. Evidence moves it back one step, only when it is worse than what was acknowledged; evidence after
 * {@code resolved} raises a new alert.
 */
public sealed interface AlertState {

    /**
     * Nobody has acknowledged what it says now.
     *
     * @param before the acknowledgement before it got worse; null when there was none
     */
    record Raised(Acknowledged before) implements AlertState {

        public static final Raised NEW = new Raised(null);
    }

    /**
     * Somebody takes care of it.
     *
     * @param evidence the number of the newest piece of evidence at that time
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

    /** What an attempt to acknowledge, hand over or resolve an alert leads to. */
    sealed interface Attempt {

        /** This is the state now. @param from who else had the alert before; null when nobody had */
        record Done(AlertState state, String from) implements Attempt {}

        /** The same had been done before. */
        record AlreadyDone() implements Attempt {}

        /** Nobody has acknowledged what it says now, and what was not seen cannot be handed over. */
        record NotTaken() implements Attempt {}

        /** Somebody else has it. */
        record TakenBy(Acknowledged state) implements Attempt {}

        /** It was resolved before, by somebody else or with other content. */
        record TooLate(Resolved state) implements Attempt {}
    }

    /**
     * @param evidence the number of the newest piece of evidence
     * @param ownerIsThere whether the owner still treats the patient; if not, others can take the alert
     */
    default Attempt acknowledge(String by, Instant now, int evidence, boolean ownerIsThere) {
        return switch (this) {
            case Raised(Acknowledged before) ->
                new Attempt.Done(new Acknowledged(by, now, evidence), otherThan(by, before));
            case Acknowledged taken when taken.by().equals(by) -> new Attempt.AlreadyDone();
            case Acknowledged taken
            when !ownerIsThere -> new Attempt.Done(new Acknowledged(by, now, evidence), taken.by());
            case Acknowledged taken -> new Attempt.TakenBy(taken);
            case Resolved resolved -> new Attempt.TooLate(resolved);
        };
    }

    /** Only the owner changes; what was acknowledged stays. */
    default Attempt handOver(String by, String to, Instant now) {
        return switch (this) {
            case Raised _ -> new Attempt.NotTaken();
            case Acknowledged taken when taken.by().equals(to) -> new Attempt.AlreadyDone();
            case Acknowledged taken
            when taken.by().equals(by) -> new Attempt.Done(new Acknowledged(to, now, taken.evidence()), by);
            case Acknowledged taken -> new Attempt.TakenBy(taken);
            case Resolved resolved -> new Attempt.TooLate(resolved);
        };
    }

    /** Anybody of the team may resolve what a colleague has taken: shifts change. */
    default Attempt resolve(String by, Instant now, AlertOutcome outcome, String note) {
        return switch (this) {
            case Raised(Acknowledged before) -> new Attempt.Done(new Resolved(before, by, now, outcome, note), null);
            case Acknowledged taken -> new Attempt.Done(new Resolved(taken, by, now, outcome, note), null);
            case Resolved resolved
            when resolved.by().equals(by) && resolved.outcome() == outcome && Objects.equals(resolved.note(), note) ->
                new Attempt.AlreadyDone();
            case Resolved resolved -> new Attempt.TooLate(resolved);
        };
    }

    /** New evidence is worse than everything acknowledged. The owner stays on record. */
    default AlertState worsen() {
        return switch (this) {
            case Acknowledged taken -> new Raised(taken);
            case Raised _, Resolved _ -> this;
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

    /** In JSON and in the database. */
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
