package org.softstone.notifications.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.softstone.contracts.AlertOutcome;
import org.softstone.notifications.alert.AlertState.Acknowledged;
import org.softstone.notifications.alert.AlertState.Acknowledgement;
import org.softstone.notifications.alert.AlertState.Raised;
import org.softstone.notifications.alert.AlertState.Resolution;
import org.softstone.notifications.alert.AlertState.Resolved;

class AlertStateTest {

    private static final Instant BEFORE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static final Raised RAISED = new Raised();
    private static final Acknowledged HERS = new Acknowledged("she", BEFORE);
    private static final Acknowledged HIS = new Acknowledged("he", BEFORE);
    private static final Resolved RESOLVED_BY_HER = new Resolved(HIS, "she", BEFORE, AlertOutcome.CALL, "called");
    private static final Resolved RESOLVED_BY_HIM = new Resolved(null, "he", BEFORE, AlertOutcome.CALL, "called");

    /** Every state with what comes of every act by her. */
    private record Row(AlertState state, Acknowledgement acknowledged, Resolution resolved) {}

    private static final List<Row> TABLE = List.of(
            new Row(
                    RAISED,
                    new Acknowledgement.Taken(new Acknowledged("she", NOW)),
                    new Resolution.Done(new Resolved(null, "she", NOW, AlertOutcome.CALL, "called"))),
            new Row(
                    HERS,
                    new Acknowledgement.AlreadyHers(),
                    new Resolution.Done(new Resolved(HERS, "she", NOW, AlertOutcome.CALL, "called"))),
            new Row(
                    HIS,
                    new Acknowledgement.TakenBy(HIS),
                    new Resolution.Done(new Resolved(HIS, "she", NOW, AlertOutcome.CALL, "called"))),
            new Row(RESOLVED_BY_HER, new Acknowledgement.TooLate(RESOLVED_BY_HER), new Resolution.AlreadySaid()),
            new Row(
                    RESOLVED_BY_HIM,
                    new Acknowledgement.TooLate(RESOLVED_BY_HIM),
                    new Resolution.TooLate(RESOLVED_BY_HIM)));

    @TestFactory
    Stream<DynamicTest> every_act_in_every_state() {
        return TABLE.stream()
                .map(row -> DynamicTest.dynamicTest(row.state().toString(), () -> {
                    assertThat(row.state().acknowledge("she", NOW)).isEqualTo(row.acknowledged());
                    assertThat(row.state().resolve("she", NOW, AlertOutcome.CALL, "called"))
                            .isEqualTo(row.resolved());
                }));
    }

    @Test
    void the_table_has_every_state() {
        Set<Class<?>> covered =
                TABLE.stream().map(row -> row.state().getClass()).collect(Collectors.toSet());

        assertThat(covered).isEqualTo(Set.of(AlertState.class.getPermittedSubclasses()));
    }

    @Test
    void another_outcome_or_note_by_the_same_person_comes_too_late() {
        assertThat(RESOLVED_BY_HER.resolve("she", NOW, AlertOutcome.VISIT, "called"))
                .isEqualTo(new Resolution.TooLate(RESOLVED_BY_HER));
        assertThat(RESOLVED_BY_HER.resolve("she", NOW, AlertOutcome.CALL, null))
                .isEqualTo(new Resolution.TooLate(RESOLVED_BY_HER));
    }

    @Test
    void a_note_is_not_shown_when_it_is_logged() {
        assertThat(RESOLVED_BY_HER).hasToString("Resolved[CALL]");
    }
}
