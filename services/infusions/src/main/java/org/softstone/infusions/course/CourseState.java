package org.softstone.infusions.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Converter;
import java.util.Set;
import org.softstone.infusions.request.State;
import org.softstone.infusions.request.Verdict;
import org.softstone.infusions.stored.WordColumn;

/**
 * The states of a course.
 *
 * <pre>
 *            consent              start (signed order)          hold
 *   draft ────────────▶ consented ────────────────────▶ active ⇄⇄⇄⇄⇄⇄ on-hold
 *                           │                              │  resume    │
 *                           │                              ├────────────┴──▶ completed
 *                           └──────────────────────────────┴───────────────▶ discontinued
 *   orders: until it is over. Bookings: consented and active. Infusions: active.
 * </pre>
 *
 * The readiness screening will add its state between consent and start.
 */
enum CourseState implements State {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("consented")
    CONSENTED,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("on-hold")
    ON_HOLD,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("discontinued")
    DISCONTINUED;

    static final Set<CourseState> OVER = Set.of(COMPLETED, DISCONTINUED);

    private static final String CONSENT_FIRST = "The patient's consent must be recorded first.";
    private static final String ORDER_FIRST = "A physician must sign an order first.";
    private static final String START_FIRST = "The course must be started first.";
    private static final String RESUME_FIRST = "The course must be resumed first.";
    private static final String DRAFT_ANOTHER = "It is over; draft a new course.";

    /** What somebody wants to do with a course. */
    enum Step {
        RECORD_CONSENT,
        SIGN_ORDER,
        BOOK_VISITS,
        START,
        /** Let the patient in for an infusion, or begin to give it. */
        INFUSE,
        HOLD,
        RESUME,
        COMPLETE,
        DISCONTINUE
    }

    Verdict<CourseState> on(Step step, boolean orderSigned) {
        return switch (this) {
            case DRAFT ->
                switch (step) {
                    case RECORD_CONSENT -> new Verdict.Allowed<>(CONSENTED);
                    case SIGN_ORDER -> new Verdict.Allowed<>(DRAFT);
                    case BOOK_VISITS, START, INFUSE, HOLD, RESUME, COMPLETE, DISCONTINUE ->
                        new Verdict.Refused<>(CONSENT_FIRST);
                };
            case CONSENTED ->
                switch (step) {
                    case RECORD_CONSENT -> new Verdict.AlreadyDone<>();
                    case SIGN_ORDER, BOOK_VISITS -> new Verdict.Allowed<>(CONSENTED);
                    case START -> orderSigned ? new Verdict.Allowed<>(ACTIVE) : new Verdict.Refused<>(ORDER_FIRST);
                    case INFUSE, HOLD, RESUME, COMPLETE -> new Verdict.Refused<>(START_FIRST);
                    case DISCONTINUE -> new Verdict.Allowed<>(DISCONTINUED);
                };
            case ACTIVE ->
                switch (step) {
                    case RECORD_CONSENT, START, RESUME -> new Verdict.AlreadyDone<>();
                    case SIGN_ORDER, BOOK_VISITS, INFUSE -> new Verdict.Allowed<>(ACTIVE);
                    case HOLD -> new Verdict.Allowed<>(ON_HOLD);
                    case COMPLETE -> new Verdict.Allowed<>(COMPLETED);
                    case DISCONTINUE -> new Verdict.Allowed<>(DISCONTINUED);
                };
            case ON_HOLD ->
                switch (step) {
                    case RECORD_CONSENT, HOLD -> new Verdict.AlreadyDone<>();
                    case SIGN_ORDER -> new Verdict.Allowed<>(ON_HOLD);
                    case BOOK_VISITS, START, INFUSE -> new Verdict.Refused<>(RESUME_FIRST);
                    case RESUME -> new Verdict.Allowed<>(ACTIVE);
                    case COMPLETE -> new Verdict.Allowed<>(COMPLETED);
                    case DISCONTINUE -> new Verdict.Allowed<>(DISCONTINUED);
                };
            case COMPLETED -> overAfter(Step.COMPLETE, step);
            case DISCONTINUED -> overAfter(Step.DISCONTINUE, step);
        };
    }

    private static Verdict<CourseState> overAfter(Step last, Step step) {
        return step == last || step == Step.RECORD_CONSENT
                ? new Verdict.AlreadyDone<>()
                : new Verdict.Refused<>(DRAFT_ANOTHER);
    }

    @Override
    public String thing() {
        return "course";
    }

    @Converter(autoApply = true)
    static class Column extends WordColumn<CourseState> {
        Column() {
            super(CourseState.class);
        }
    }
}
