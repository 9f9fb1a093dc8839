package org.softstone.notifications.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.newId;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.AlertLevel;
import org.softstone.notifications.rule.Finding;

class AlertTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");

    private final Alert urgent = Alert.raise(newId(), newId(), finding(AlertLevel.URGENT, "seven"), MONDAY)
            .alert();

    @Test
    void milder_evidence_leaves_level_and_inputs_as_they_are() {
        Alert.Extended extended = urgent.raiseAgain(finding(AlertLevel.ROUTINE, "five"), TUESDAY);

        assertThat(extended.alert().level()).isEqualTo(AlertLevel.URGENT);
        assertThat(extended.alert().summary()).isEqualTo("seven");
        assertThat(extended.evidence().level()).isEqualTo(AlertLevel.ROUTINE);
        assertThat(extended.evidence().number()).isEqualTo(2);
    }

    @Test
    void stronger_evidence_raises_the_level_and_explains_it() {
        Alert.Extended extended = urgent.raiseAgain(finding(AlertLevel.CRITICAL, "ten"), TUESDAY);

        assertThat(extended.alert().level()).isEqualTo(AlertLevel.CRITICAL);
        assertThat(extended.alert().summary()).isEqualTo("ten");
        assertThat(extended.alert().raisedAt()).isEqualTo(MONDAY);
    }

    @Test
    void evidence_leaves_the_state_to_people() {
        Alert taken = urgent.in(new AlertState.Acknowledged("she", MONDAY));

        assertThat(taken.raiseAgain(finding(AlertLevel.CRITICAL, "ten"), TUESDAY)
                        .alert()
                        .state())
                .isEqualTo(taken.state());
    }

    @Test
    void an_explanation_joins_as_evidence_and_changes_nothing_else() {
        Alert.Extended extended =
                urgent.explain(aReport().build(), "The missing report has arrived", Map.of("week", 5), TUESDAY);

        assertThat(extended.alert())
                .usingRecursiveComparison()
                .ignoringFields("evidenceCount")
                .isEqualTo(urgent);
        assertThat(extended.evidence().number()).isEqualTo(2);
        assertThat(extended.evidence().level()).isEqualTo(AlertLevel.URGENT);
    }

    private static Finding finding(AlertLevel level, String summary) {
        return new Finding("P-1", 1, level, "source", Map.of("painAverage", 7), summary, newId(), 1, newId());
    }
}
