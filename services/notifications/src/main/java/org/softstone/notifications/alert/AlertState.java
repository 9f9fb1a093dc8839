package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.Objects;
import org.softstone.contracts.AlertOutcome;

/**
 * Where an alert stands. Only people move it on, and never back:
 *
 * <pre>
 *   raised ── acknowledge ──► acknowledged ── resolve ──► resolved
 *      └───────────────────────── resolve ──────────────────┘
 * </pre>
 *
 * New evidence changes no state; evidence after {@code resolved} raises a new alert.
 */
public sealed interface AlertState {

    /** Nobody has taken it yet. */
    record Raised() implements AlertState {}

    /** Somebody is seeing to it. */
    record Acknowledged(String by, Instant at) implements AlertState {}

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

        /** It is hers now. */
        record Taken(Acknowledged state) implements Acknowledgement {}

        /** It was hers already. */
        record AlreadyHers() implements Acknowledgement {}

        /** Somebody else has it. */
        record TakenBy(Acknowledged state) implements Acknowledgement {}

        /** There is nothing left to take. */
        record TooLate(Resolved state) implements Acknowledgement {}
    }

    /** What became of somebody's wish to resolve the alert. */
    sealed interface Resolution {

        /** It is resolved now. */
        record Done(Resolved state) implements Resolution {}

        /** She had said exactly this before. */
        record AlreadySaid() implements Resolution {}

        /** It was resolved otherwise before. */
        record TooLate(Resolved state) implements Resolution {}
    }

    default Acknowledgement acknowledge(String by, Instant now) {
        return switch (this) {
            case Raised _ -> new Acknowledgement.Taken(new Acknowledged(by, now));
            case Acknowledged taken when taken.by().equals(by) -> new Acknowledgement.AlreadyHers();
            case Acknowledged taken -> new Acknowledgement.TakenBy(taken);
            case Resolved resolved -> new Acknowledgement.TooLate(resolved);
        };
    }

    /** Anybody of the team may resolve what a colleague has taken: shifts change. */
    default Resolution resolve(String by, Instant now, AlertOutcome outcome, String note) {
        return switch (this) {
            case Raised _ -> new Resolution.Done(new Resolved(null, by, now, outcome, note));
            case Acknowledged taken -> new Resolution.Done(new Resolved(taken, by, now, outcome, note));
            case Resolved resolved
            when resolved.by().equals(by) && resolved.outcome() == outcome && Objects.equals(resolved.note(), note) ->
                new Resolution.AlreadySaid();
            case Resolved resolved -> new Resolution.TooLate(resolved);
        };
    }

    /** As it stands in JSON and in the database. */
    default String code() {
        return switch (this) {
            case Raised _ -> "raised";
            case Acknowledged _ -> "acknowledged";
            case Resolved _ -> "resolved";
        };
    }
}
