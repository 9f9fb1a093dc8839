package org.softstone.infusions.visit;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Converter;
import java.util.Set;
import org.softstone.infusions.request.State;
import org.softstone.infusions.request.Verdict;
import org.softstone.infusions.stored.WordColumn;

/**
 * The states of a visit.
 *
 * <pre>
 *              check in               start                 complete
 *   booked ──────────────▶ checked-in ──────▶ in-progress ──────────────▶ completed
 *     │                        │                   └─────────────────────▶ stopped-early
 *     │                        └─────────────────────────────────────────▶ held (reason)
 *     ├──▶ rescheduled (links its successor, which is booked) · cancelled
 *     └──▶ no-show ──▶ booked (undone on the day on which it was recorded)
 * </pre>
 *
 * The check before an infusion (pre-check) and its pauses will add their states between these.
 */
public enum VisitState implements State {
    @JsonProperty("booked")
    BOOKED,
    @JsonProperty("checked-in")
    CHECKED_IN,
    @JsonProperty("in-progress")
    IN_PROGRESS,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("stopped-early")
    STOPPED_EARLY,
    @JsonProperty("held")
    HELD,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("no-show")
    NO_SHOW,
    @JsonProperty("rescheduled")
    RESCHEDULED;

    /** Still to be closed by somebody. */
    static final Set<VisitState> OPEN = Set.of(BOOKED, CHECKED_IN, IN_PROGRESS);

    /** With an infusion, or one still to come. */
    static final Set<VisitState> WITH_AN_INFUSION = Set.of(BOOKED, CHECKED_IN, IN_PROGRESS, COMPLETED, STOPPED_EARLY);

    private static final String CHECK_IN_FIRST = "The patient must be checked in first.";
    private static final String START_FIRST = "The infusion must be started first.";
    private static final String CHECKED_IN_ALREADY = "The patient is here: hold the visit, or start its infusion.";
    private static final String IT_RUNS = "The infusion is running: complete it or stop it early.";
    private static final String OVER = "Nothing can be done with this visit any more.";

    /** What somebody wants to do with a visit. */
    public enum Step {
        RESCHEDULE,
        CANCEL,
        MISS,
        REINSTATE,
        CHECK_IN,
        HOLD,
        START,
        COMPLETE,
        STOP_EARLY
    }

    public Verdict<VisitState> on(Step step) {
        return switch (this) {
            case BOOKED ->
                switch (step) {
                    case RESCHEDULE -> new Verdict.Allowed<>(RESCHEDULED);
                    case CANCEL -> new Verdict.Allowed<>(CANCELLED);
                    case MISS -> new Verdict.Allowed<>(NO_SHOW);
                    case CHECK_IN -> new Verdict.Allowed<>(CHECKED_IN);
                    case REINSTATE -> new Verdict.AlreadyDone<>();
                    case HOLD, START -> new Verdict.Refused<>(CHECK_IN_FIRST);
                    case COMPLETE, STOP_EARLY -> new Verdict.Refused<>(START_FIRST);
                };
            case CHECKED_IN ->
                switch (step) {
                    case RESCHEDULE, CANCEL, MISS, REINSTATE -> new Verdict.Refused<>(CHECKED_IN_ALREADY);
                    case CHECK_IN -> new Verdict.AlreadyDone<>();
                    case HOLD -> new Verdict.Allowed<>(HELD);
                    case START -> new Verdict.Allowed<>(IN_PROGRESS);
                    case COMPLETE, STOP_EARLY -> new Verdict.Refused<>(START_FIRST);
                };
            case IN_PROGRESS ->
                switch (step) {
                    case RESCHEDULE, CANCEL, MISS, REINSTATE, CHECK_IN, HOLD -> new Verdict.Refused<>(IT_RUNS);
                    case START -> new Verdict.AlreadyDone<>();
                    case COMPLETE -> new Verdict.Allowed<>(COMPLETED);
                    case STOP_EARLY -> new Verdict.Allowed<>(STOPPED_EARLY);
                };
            case COMPLETED -> overAfter(Step.COMPLETE, step);
            case STOPPED_EARLY -> overAfter(Step.STOP_EARLY, step);
            case HELD -> overAfter(Step.HOLD, step);
            case CANCELLED -> overAfter(Step.CANCEL, step);
            case NO_SHOW -> step == Step.REINSTATE ? new Verdict.Allowed<>(BOOKED) : overAfter(Step.MISS, step);
            case RESCHEDULED -> overAfter(Step.RESCHEDULE, step);
        };
    }

    private static Verdict<VisitState> overAfter(Step last, Step step) {
        return step == last ? new Verdict.AlreadyDone<>() : new Verdict.Refused<>(OVER);
    }

    @Override
    public String thing() {
        return "visit";
    }

    @Converter(autoApply = true)
    static class Column extends WordColumn<VisitState> {
        Column() {
            super(VisitState.class);
        }
    }
}
