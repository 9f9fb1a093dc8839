package org.softstone.notifications.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.softstone.contracts.AlertOutcome;
import org.softstone.notifications.alert.AlertState.Acknowledged;
import org.softstone.notifications.alert.AlertState.Attempt;
import org.softstone.notifications.alert.AlertState.Raised;
import org.softstone.notifications.alert.AlertState.Resolved;

class AlertStateTest {

    private static final Instant BEFORE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static final Acknowledged ANNAS = new Acknowledged("anna", BEFORE, 2);
    private static final Acknowledged BENS = new Acknowledged("ben", BEFORE, 2);
    private static final Acknowledged TAKEN_BY_ANNA = new Acknowledged("anna", NOW, 3);
    private static final Raised WORSE_THAN_ANNA_KNEW = new Raised(ANNAS);
    private static final Raised WORSE_THAN_BEN_KNEW = new Raised(BENS);
    private static final Resolved RESOLVED_BY_ANNA = new Resolved(BENS, "anna", BEFORE, AlertOutcome.CALL, "called");
    private static final Resolved RESOLVED_BY_BEN = new Resolved(null, "ben", BEFORE, AlertOutcome.CALL, "called");

    /**
     * Every state with what comes of every act by Anna, when there are three pieces of evidence.
     *
     * @param acknowledged while the owner treats the patient
     * @param takenOver while the owner no longer does
     * @param handedToBen what comes of giving it to Ben
     */
    private record Row(
            AlertState state,
            Attempt acknowledged,
            Attempt takenOver,
            Attempt handedToBen,
            Attempt resolved,
            AlertState worsened) {}

    private static final List<Row> TABLE = List.of(
            new Row(
                    Raised.NEW,
                    new Attempt.Done(TAKEN_BY_ANNA, null),
                    new Attempt.Done(TAKEN_BY_ANNA, null),
                    new Attempt.NotTaken(),
                    resolvedNow(null),
                    Raised.NEW),
            new Row(
                    WORSE_THAN_ANNA_KNEW,
                    new Attempt.Done(TAKEN_BY_ANNA, null),
                    new Attempt.Done(TAKEN_BY_ANNA, null),
                    new Attempt.NotTaken(),
                    resolvedNow(ANNAS),
                    WORSE_THAN_ANNA_KNEW),
            new Row(
                    WORSE_THAN_BEN_KNEW,
                    new Attempt.Done(TAKEN_BY_ANNA, "ben"),
                    new Attempt.Done(TAKEN_BY_ANNA, "ben"),
                    new Attempt.NotTaken(),
                    resolvedNow(BENS),
                    WORSE_THAN_BEN_KNEW),
            new Row(
                    ANNAS,
                    new Attempt.AlreadyDone(),
                    new Attempt.AlreadyDone(),
                    new Attempt.Done(new Acknowledged("ben", NOW, 2), "anna"),
                    resolvedNow(ANNAS),
                    WORSE_THAN_ANNA_KNEW),
            new Row(
                    BENS,
                    new Attempt.TakenBy(BENS),
                    new Attempt.Done(TAKEN_BY_ANNA, "ben"),
                    new Attempt.AlreadyDone(),
                    resolvedNow(BENS),
                    WORSE_THAN_BEN_KNEW),
            new Row(
                    RESOLVED_BY_ANNA,
                    new Attempt.TooLate(RESOLVED_BY_ANNA),
                    new Attempt.TooLate(RESOLVED_BY_ANNA),
                    new Attempt.TooLate(RESOLVED_BY_ANNA),
                    new Attempt.AlreadyDone(),
                    RESOLVED_BY_ANNA),
            new Row(
                    RESOLVED_BY_BEN,
                    new Attempt.TooLate(RESOLVED_BY_BEN),
                    new Attempt.TooLate(RESOLVED_BY_BEN),
                    new Attempt.TooLate(RESOLVED_BY_BEN),
                    new Attempt.TooLate(RESOLVED_BY_BEN),
                    RESOLVED_BY_BEN));

    @TestFactory
    Stream<DynamicTest> every_act_in_every_state() {
        return TABLE.stream()
                .map(row -> DynamicTest.dynamicTest(row.state().toString(), () -> {
                    assertThat(row.state().acknowledge("anna", NOW, 3, true)).isEqualTo(row.acknowledged());
                    assertThat(row.state().acknowledge("anna", NOW, 3, false)).isEqualTo(row.takenOver());
                    assertThat(row.state().handOver("anna", "ben", NOW)).isEqualTo(row.handedToBen());
                    assertThat(row.state().resolve("anna", NOW, AlertOutcome.CALL, "called"))
                            .isEqualTo(row.resolved());
                    assertThat(row.state().worsen()).isEqualTo(row.worsened());
                }));
    }

    @Test
    void the_table_has_every_state() {
        Set<Class<?>> covered =
                TABLE.stream().map(row -> row.state().getClass()).collect(Collectors.toSet());

        assertThat(covered).isEqualTo(Set.of(AlertState.class.getPermittedSubclasses()));
    }

    @Test
    void whatever_two_people_and_evidence_do_in_whatever_order_nothing_is_lost_and_nothing_comes_back_from_the_end() {
        List<List<AlertState>> paths = pathsOf(5);

        assertThat(paths).hasSizeGreaterThan(1_000).allSatisfy(path -> {
            for (int i = 1; i < path.size(); i++) {
                AlertState before = path.get(i - 1);
                AlertState after = path.get(i);
                if (before instanceof Resolved) {
                    assertThat(after).isEqualTo(before);
                }
                if (before.lastAcknowledged() != null) {
                    assertThat(after.lastAcknowledged()).isNotNull();
                    assertThat(after.lastAcknowledged().evidence())
                            .isGreaterThanOrEqualTo(before.lastAcknowledged().evidence());
                }
                if (before instanceof Acknowledged taken && after instanceof Raised raised) {
                    assertThat(raised.before()).isEqualTo(taken);
                }
                if (after.lastActAt() != null && before.lastActAt() != null) {
                    assertThat(after.lastActAt()).isAfterOrEqualTo(before.lastActAt());
                }
            }
        });
    }

    @Test
    void a_colleague_may_hand_over_nothing_that_is_not_theirs() {
        assertThat(BENS.handOver("anna", "clara", NOW)).isEqualTo(new Attempt.TakenBy(BENS));
    }

    @Test
    void another_outcome_or_note_by_the_same_person_comes_too_late() {
        assertThat(RESOLVED_BY_ANNA.resolve("anna", NOW, AlertOutcome.VISIT, "called"))
                .isEqualTo(new Attempt.TooLate(RESOLVED_BY_ANNA));
        assertThat(RESOLVED_BY_ANNA.resolve("anna", NOW, AlertOutcome.CALL, null))
                .isEqualTo(new Attempt.TooLate(RESOLVED_BY_ANNA));
    }

    @Test
    void a_note_is_not_shown_when_it_is_logged() {
        assertThat(RESOLVED_BY_ANNA).hasToString("Resolved[CALL]");
    }

    private static Attempt resolvedNow(Acknowledged before) {
        return new Attempt.Done(new Resolved(before, "anna", NOW, AlertOutcome.CALL, "called"), null);
    }

    /** Every sequence of so many acts, each an hour after the one before and with one more piece of evidence. */
    private static List<List<AlertState>> pathsOf(int acts) {
        List<List<AlertState>> paths = List.of(List.of(Raised.NEW));
        for (int act = 1; act <= acts; act++) {
            int evidence = act;
            Instant at = BEFORE.plusSeconds(3600L * act);
            List<Function<AlertState, AlertState>> possible = List.of(
                    AlertState::worsen,
                    state -> taken(state, "anna", at, evidence, true),
                    state -> taken(state, "ben", at, evidence, false),
                    state -> state.handOver("anna", "ben", at) instanceof Attempt.Done(Acknowledged to, String from)
                            ? to
                            : state,
                    state -> state.resolve("ben", at, AlertOutcome.CALL, null)
                                    instanceof Attempt.Done(Resolved end, String from)
                            ? end
                            : state);
            paths = paths.stream()
                    .flatMap(path -> possible.stream().map(next -> {
                        List<AlertState> longer = new ArrayList<>(path);
                        longer.add(next.apply(path.getLast()));
                        return longer;
                    }))
                    .map(List::copyOf)
                    .toList();
        }
        return paths;
    }

    private static AlertState taken(AlertState state, String by, Instant at, int evidence, boolean ownerIsThere) {
        return state.acknowledge(by, at, evidence, ownerIsThere)
                        instanceof Attempt.Done(Acknowledged taken, String from)
                ? taken
                : state;
    }
}
