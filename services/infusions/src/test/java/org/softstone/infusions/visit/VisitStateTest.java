package org.softstone.infusions.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.infusions.visit.VisitState.BOOKED;
import static org.softstone.infusions.visit.VisitState.CANCELLED;
import static org.softstone.infusions.visit.VisitState.CHECKED_IN;
import static org.softstone.infusions.visit.VisitState.COMPLETED;
import static org.softstone.infusions.visit.VisitState.HELD;
import static org.softstone.infusions.visit.VisitState.IN_PROGRESS;
import static org.softstone.infusions.visit.VisitState.NO_SHOW;
import static org.softstone.infusions.visit.VisitState.RESCHEDULED;
import static org.softstone.infusions.visit.VisitState.STOPPED_EARLY;
import static org.softstone.infusions.visit.VisitState.Step.CANCEL;
import static org.softstone.infusions.visit.VisitState.Step.CHECK_IN;
import static org.softstone.infusions.visit.VisitState.Step.COMPLETE;
import static org.softstone.infusions.visit.VisitState.Step.HOLD;
import static org.softstone.infusions.visit.VisitState.Step.MISS;
import static org.softstone.infusions.visit.VisitState.Step.REINSTATE;
import static org.softstone.infusions.visit.VisitState.Step.RESCHEDULE;
import static org.softstone.infusions.visit.VisitState.Step.START;
import static org.softstone.infusions.visit.VisitState.Step.STOP_EARLY;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.softstone.infusions.request.Verdict;
import org.softstone.infusions.visit.VisitState.Step;

class VisitStateTest {

    /** Every legal step; whatever is not listed here or below is refused. */
    private static final Map<Case, VisitState> LEGAL = Map.of(
            new Case(BOOKED, RESCHEDULE), RESCHEDULED,
            new Case(BOOKED, CANCEL), CANCELLED,
            new Case(BOOKED, MISS), NO_SHOW,
            new Case(NO_SHOW, REINSTATE), BOOKED,
            new Case(BOOKED, CHECK_IN), CHECKED_IN,
            new Case(CHECKED_IN, HOLD), HELD,
            new Case(CHECKED_IN, START), IN_PROGRESS,
            new Case(IN_PROGRESS, COMPLETE), COMPLETED,
            new Case(IN_PROGRESS, STOP_EARLY), STOPPED_EARLY);

    @ParameterizedTest
    @MethodSource("everyCase")
    void every_step_in_every_state_has_its_verdict(Case one) {
        Verdict<VisitState> verdict = one.state().on(one.step());

        VisitState next = LEGAL.get(one);
        if (next != null) {
            assertThat(verdict).isEqualTo(new Verdict.Allowed<>(next));
        } else if (LEGAL.entrySet().stream()
                .anyMatch(legal -> legal.getKey().step() == one.step() && legal.getValue() == one.state())) {
            assertThat(verdict).as("the step that led here").isEqualTo(new Verdict.AlreadyDone<>());
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.needed()).isNotBlank());
        }
    }

    @Test
    void a_refusal_says_what_is_to_be_done_before() {
        assertThat(BOOKED.on(START)).isEqualTo(new Verdict.Refused<>("The patient must be checked in first."));
        assertThat(BOOKED.on(COMPLETE)).isEqualTo(new Verdict.Refused<>("The infusion must be started first."));
        assertThat(CHECKED_IN.on(CANCEL))
                .isEqualTo(new Verdict.Refused<>("The patient is here: hold the visit, or start its infusion."));
        assertThat(IN_PROGRESS.on(HOLD))
                .isEqualTo(new Verdict.Refused<>("The infusion is running: complete it or stop it early."));
        assertThat(HELD.on(START)).isEqualTo(new Verdict.Refused<>("Nothing can be done with this visit any more."));
    }

    @Test
    void states_are_said_in_words() {
        assertThat(Arrays.stream(VisitState.values()).map(VisitState::word))
                .containsExactly(
                        "booked",
                        "checked-in",
                        "in-progress",
                        "completed",
                        "stopped-early",
                        "held",
                        "cancelled",
                        "no-show",
                        "rescheduled");
    }

    static Stream<Case> everyCase() {
        return Arrays.stream(VisitState.values())
                .flatMap(state -> Arrays.stream(Step.values()).map(step -> new Case(state, step)));
    }

    record Case(VisitState state, Step step) {}
}
