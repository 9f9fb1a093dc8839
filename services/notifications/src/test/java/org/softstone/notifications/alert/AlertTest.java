package org.softstone.notifications.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.newId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.AlertLevel;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.rule.Judgement;
import org.softstone.notifications.rule.RuleVersion;
import org.softstone.notifications.rule.Subject;

class AlertTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");

    private static final Alert.Extended RAISED =
            Alert.raise(newId(), newId(), finding(AlertLevel.URGENT, "seven"), MONDAY);
    private static final Evidence URGENT_EVIDENCE = RAISED.evidence();

    private final Alert urgent = RAISED.alert();

    @Test
    void milder_evidence_leaves_level_and_inputs_as_they_are() {
        Alert.Extended extended = urgent.raiseAgain(finding(AlertLevel.ROUTINE, "five"), List.of(), TUESDAY);

        assertThat(extended.alert().level()).isEqualTo(AlertLevel.URGENT);
        assertThat(extended.alert().shown().summary()).isEqualTo("seven");
        assertThat(extended.evidence().level()).isEqualTo(AlertLevel.ROUTINE);
        assertThat(extended.evidence().number()).isEqualTo(2);
    }

    @Test
    void stronger_evidence_raises_the_level_and_explains_it() {
        Alert.Extended extended = urgent.raiseAgain(finding(AlertLevel.CRITICAL, "ten"), List.of(), TUESDAY);

        assertThat(extended.alert().level()).isEqualTo(AlertLevel.CRITICAL);
        assertThat(extended.alert().shown().summary()).isEqualTo("ten");
        assertThat(extended.alert().raisedAt()).isEqualTo(MONDAY);
    }

    @Test
    void worse_evidence_than_somebody_acknowledged_raises_the_alert_again_and_keeps_its_owner() {
        AlertState.Acknowledged annas = new AlertState.Acknowledged("anna", MONDAY, 1);

        Alert worse = urgent.in(annas)
                .raiseAgain(finding(AlertLevel.CRITICAL, "ten"), List.of(URGENT_EVIDENCE), TUESDAY)
                .alert();

        assertThat(worse.state()).isEqualTo(new AlertState.Raised(annas));
        assertThat(worse.owner()).isEqualTo("anna");
    }

    @Test
    void evidence_that_is_no_worse_leaves_an_acknowledged_alert_acknowledged() {
        Alert taken = urgent.in(new AlertState.Acknowledged("anna", MONDAY, 1));

        Alert more = taken.raiseAgain(finding(AlertLevel.ROUTINE, "five"), List.of(URGENT_EVIDENCE), TUESDAY)
                .alert();

        assertThat(more.state()).isEqualTo(taken.state());
        assertThat(more.newestEvidenceAt()).isEqualTo(TUESDAY);
    }

    @Test
    void nothing_happens_to_an_alert_before_what_has_happened_to_it() {
        Alert taken = urgent.in(new AlertState.Acknowledged("anna", TUESDAY, 1));

        Alert.Extended more = taken.raiseAgain(finding(AlertLevel.ROUTINE, "five"), List.of(URGENT_EVIDENCE), MONDAY);

        assertThat(more.evidence().at()).isEqualTo(TUESDAY);
        assertThat(taken.notBefore(MONDAY)).isEqualTo(TUESDAY);
        assertThat(taken.notBefore(TUESDAY.plusSeconds(1))).isEqualTo(TUESDAY.plusSeconds(1));
    }

    @Test
    void an_explanation_joins_as_evidence_and_changes_nothing_else() {
        Alert.Extended extended =
                urgent.explain(aReport().build(), "The missing report has arrived", Map.of("week", 5), TUESDAY);

        assertThat(extended.alert())
                .usingRecursiveComparison()
                .ignoringFields("evidenceCount", "newestEvidenceAt")
                .isEqualTo(urgent);
        assertThat(extended.evidence().number()).isEqualTo(2);
        assertThat(extended.evidence().level()).isEqualTo(AlertLevel.URGENT);
    }

    private static Finding finding(AlertLevel level, String summary) {
        return new Finding(
                new RuleVersion("P-1", 1, "source"),
                new Judgement(level, summary, Map.of("painAverage", 7)),
                new Subject(newId(), 1, newId()));
    }
}
