package org.softstone.infusions.course;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a course stands.
 *
 * <pre>
 *            consent                   start (signed order)
 *   draft ────────────▶ consented ───────────────────────────▶ active
 *   orders              orders, visits can be booked           orders, visits can be booked
 * </pre>
 *
 * The readiness screening, hold, completion and discontinuation will add their states between and behind these.
 */
enum CourseState {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("consented")
    CONSENTED,
    @JsonProperty("active")
    ACTIVE;

    private static final String CONSENT_FIRST = "The patient's consent must be recorded first.";

    /** What somebody wants to do with a course. */
    enum Step {
        RECORD_CONSENT,
        SIGN_ORDER,
        BOOK_VISITS,
        START
    }

    /** Whether a step is legal. */
    sealed interface Verdict {
        record Allowed(CourseState next) implements Verdict {}

        /** The course is there already: repeating changes nothing. */
        record AlreadyDone() implements Verdict {}

        /** @param needed what must happen before, for the person who asked */
        record Refused(String needed) implements Verdict {}
    }

    Verdict on(Step step, boolean orderSigned) {
        return switch (this) {
            case DRAFT ->
                switch (step) {
                    case RECORD_CONSENT -> new Verdict.Allowed(CONSENTED);
                    case SIGN_ORDER -> new Verdict.Allowed(DRAFT);
                    case BOOK_VISITS, START -> new Verdict.Refused(CONSENT_FIRST);
                };
            case CONSENTED ->
                switch (step) {
                    case RECORD_CONSENT -> new Verdict.AlreadyDone();
                    case SIGN_ORDER, BOOK_VISITS -> new Verdict.Allowed(CONSENTED);
                    case START ->
                        orderSigned
                                ? new Verdict.Allowed(ACTIVE)
                                : new Verdict.Refused("A physician must sign an order first.");
                };
            case ACTIVE ->
                switch (step) {
                    case RECORD_CONSENT, START -> new Verdict.AlreadyDone();
                    case SIGN_ORDER, BOOK_VISITS -> new Verdict.Allowed(ACTIVE);
                };
        };
    }

    /** As the API says it. */
    String word() {
        return switch (this) {
            case DRAFT -> "draft";
            case CONSENTED -> "consented";
            case ACTIVE -> "active";
        };
    }
}
