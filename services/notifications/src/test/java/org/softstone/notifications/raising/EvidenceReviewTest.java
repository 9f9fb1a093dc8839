package org.softstone.notifications.raising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.amended;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.newId;
import static org.softstone.notifications.testing.Reports.retraction;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertOutcome;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.Evidence;
import org.softstone.notifications.alert.Evidence.Voided;
import org.softstone.notifications.raising.AlertChanges.Kind;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.rule.Judgement;
import org.softstone.notifications.rule.RuleVersion;
import org.softstone.notifications.rule.Subject;

class EvidenceReviewTest {

    private static final Instant EARLIER = dayOfWeek(5);
    private static final Instant NOW = dayOfWeek(6);

    private final UUID patient = newId();
    private final ReportSubmitted first = aReport().of(patient).build();
    private final ReportSubmitted second = amended(first).build();

    @Test
    void what_is_newly_found_raises_an_alert() {
        EvidenceReview review = review(Voided.AMENDED);

        review.lookAgain(second, true, List.of(found(second, "P-2", AlertLevel.URGENT, 8)));

        AlertChanges changes = review.changes();
        assertThat(changes.steps()).extracting(AlertChanges.Step::kind).containsExactly(Kind.RAISED);
        assertThat(changes.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(AlertLevel.URGENT);
            assertThat(alert.state()).isEqualTo(AlertState.Raised.NEW);
        });
        assertThat(changes.voided()).isEmpty();
    }

    @Test
    void what_is_newly_found_joins_an_open_alert_of_the_rule() {
        ReportSubmitted another = aReport().of(patient).build();
        Alert.Extended open = raised(found(another, "P-2", AlertLevel.URGENT, 7));
        EvidenceReview review = review(Voided.AMENDED, open);

        review.lookAgain(second, true, List.of(found(second, "P-2", AlertLevel.URGENT, 8)));

        assertThat(review.changes().steps()).extracting(AlertChanges.Step::kind).containsExactly(Kind.RAISED_AGAIN);
        assertThat(review.changes().extended())
                .singleElement()
                .satisfies(alert -> assertThat(alert.evidenceCount()).isEqualTo(2));
    }

    @Test
    void what_an_overtaken_version_said_is_told_once_and_stays_until_a_later_version_is_told() {
        ReportSubmitted overtaken = amended(second).build();
        Finding danger = found(overtaken, "S-4", AlertLevel.CRITICAL, 1);
        EvidenceReview review = review(Voided.AMENDED, raised(danger));

        review.add(overtaken, List.of(danger));
        review.lookAgain(second, false, List.of());
        AlertChanges unchanged = review.changes();
        review.lookAgain(amended(overtaken).build(), true, List.of());

        assertThat(unchanged.steps()).isEmpty();
        assertThat(review.changes().steps()).extracting(AlertChanges.Step::kind).containsExactly(Kind.EVIDENCE_CHANGED);
    }

    @Test
    void what_is_found_as_before_changes_nothing() {
        Alert.Extended open = raised(found(first, "P-2", AlertLevel.URGENT, 8));
        EvidenceReview review = review(Voided.AMENDED, open);

        review.lookAgain(second, true, List.of(found(second, "P-2", AlertLevel.URGENT, 8)));

        assertThat(review.changes()).isEqualTo(new AlertChanges(List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void what_is_no_longer_found_leaves_the_alert_open_at_its_level_with_nothing_to_show_for_it() {
        Alert.Extended open = raised(found(first, "P-2", AlertLevel.URGENT, 8));
        EvidenceReview review = review(Voided.AMENDED, open);

        review.lookAgain(second, true, List.of());

        AlertChanges changes = review.changes();
        assertThat(changes.steps()).extracting(AlertChanges.Step::kind).containsExactly(Kind.EVIDENCE_CHANGED);
        assertThat(changes.voided())
                .extracting(Evidence::number, Evidence::voided)
                .containsExactly(tuple(1, Voided.AMENDED));
        assertThat(changes.extended()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(AlertLevel.URGENT);
            assertThat(alert.shown().level()).isNull();
            assertThat(alert.state()).isEqualTo(AlertState.Raised.NEW);
            assertThat(alert.shown().inputs()).isEmpty();
            assertThat(alert.shown().summary())
                    .isEqualTo("Report of week 5 amended: average pain 3; P-2 no longer applies to it");
        });
    }

    @Test
    void what_is_found_otherwise_takes_the_place_of_what_was_found_and_never_lowers_the_level() {
        Alert.Extended open = raised(found(first, "P-1", AlertLevel.URGENT, 8));
        EvidenceReview review = review(Voided.AMENDED, open);

        review.lookAgain(second, true, List.of(found(second, "P-1", AlertLevel.ROUTINE, 6)));

        assertThat(review.changes().steps()).extracting(AlertChanges.Step::kind).containsExactly(Kind.EVIDENCE_CHANGED);
        assertThat(review.changes().extended()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(AlertLevel.URGENT);
            assertThat(alert.shown().level()).isEqualTo(AlertLevel.ROUTINE);
            assertThat(alert.shown().summary()).isEqualTo("P-1 by 6");
        });
    }

    @Test
    void what_is_found_worse_raises_the_level_and_the_alert_again() {
        Alert.Extended open = raised(found(first, "P-1", AlertLevel.ROUTINE, 6));
        EvidenceReview review = review(Voided.AMENDED, open);

        review.lookAgain(second, true, List.of(found(second, "P-1", AlertLevel.URGENT, 8)));

        assertThat(review.changes().steps()).extracting(AlertChanges.Step::kind).containsExactly(Kind.RAISED_AGAIN);
        assertThat(review.changes().extended())
                .singleElement()
                .satisfies(alert -> assertThat(alert.level()).isEqualTo(AlertLevel.URGENT));
    }

    @Test
    void what_is_found_otherwise_after_somebody_resolved_it_is_raised_anew() {
        Alert.Extended resolved = resolved(raised(found(first, "P-2", AlertLevel.URGENT, 7)));
        EvidenceReview review = review(Voided.AMENDED, resolved);

        review.lookAgain(second, true, List.of(found(second, "P-2", AlertLevel.URGENT, 10)));

        AlertChanges changes = review.changes();
        assertThat(changes.steps()).extracting(AlertChanges.Step::kind).containsExactly(Kind.NOTED, Kind.RAISED);
        assertThat(changes.extended())
                .extracting(Alert::state)
                .containsExactly(resolved.alert().state());
        assertThat(changes.raised())
                .extracting(alert -> alert.shown().summary())
                .containsExactly("P-2 by 10");
    }

    @Test
    void what_was_found_as_before_in_a_resolved_alert_is_not_raised_again() {
        Alert.Extended resolved = resolved(raised(found(first, "P-2", AlertLevel.URGENT, 7)));
        EvidenceReview review = review(Voided.AMENDED, resolved);

        review.lookAgain(second, true, List.of(found(second, "P-2", AlertLevel.URGENT, 7)));

        assertThat(review.changes().steps()).isEmpty();
    }

    @Test
    void a_retracted_report_leaves_its_alerts_open_for_people_to_close() {
        Alert.Extended open = raised(found(first, "S-4", AlertLevel.CRITICAL, 1));
        EvidenceReview review = review(Voided.ENTERED_IN_ERROR, open);

        review.withdraw(retraction(first));

        AlertChanges changes = review.changes();
        assertThat(changes.voided()).extracting(Evidence::voided).containsExactly(Voided.ENTERED_IN_ERROR);
        assertThat(changes.steps())
                .extracting(step -> step.evidence().kind())
                .containsExactly(Evidence.Kind.ENTERED_IN_ERROR);
        assertThat(changes.extended()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(AlertLevel.CRITICAL);
            assertThat(alert.state()).isEqualTo(AlertState.Raised.NEW);
            assertThat(alert.shown().summary()).isEqualTo("Report of week 5 was entered in error");
            assertThat(alert.shown().inputs()).isEmpty();
        });
    }

    @Test
    void an_alert_shows_the_strongest_evidence_that_a_retraction_leaves() {
        ReportSubmitted another = aReport().of(patient).build();
        Alert.Extended raised = raised(found(another, "W-1", AlertLevel.ROUTINE, 1));
        Alert.Extended again = raised.alert().raiseAgain(found(first, "W-1", AlertLevel.URGENT, 2), List.of(), EARLIER);
        EvidenceReview review = new EvidenceReview(
                patient,
                List.of(again.alert()),
                Map.of(again.alert().alertId(), List.of(raised.evidence(), again.evidence())),
                Voided.ENTERED_IN_ERROR,
                NOW);

        review.withdraw(retraction(first));

        assertThat(review.changes().extended()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(AlertLevel.URGENT);
            assertThat(alert.shown().level()).isEqualTo(AlertLevel.ROUTINE);
            assertThat(alert.shown().summary()).isEqualTo("W-1 by 1");
        });
    }

    @Test
    void new_evidence_shows_in_an_alert_that_has_none_left_however_mild_it_is() {
        Alert.Extended open = raised(found(first, "P-1", AlertLevel.URGENT, 8));
        EvidenceReview review = review(Voided.ENTERED_IN_ERROR, open);
        review.withdraw(retraction(first));
        Alert left = review.changes().extended().getFirst();

        Alert again = left.raiseAgain(found(aReport().build(), "P-1", AlertLevel.ROUTINE, 5), List.of(), NOW)
                .alert();

        assertThat(again.level()).isEqualTo(AlertLevel.URGENT);
        assertThat(again.shown().summary()).isEqualTo("P-1 by 5");
    }

    @Test
    void a_window_that_is_missed_again_is_raised_unless_an_open_alert_tells_of_it() {
        Finding missed = finding(
                "M-1",
                new Judgement(AlertLevel.ROUTINE, "No report of week 5", Map.of("week", 5)),
                new Subject(null, null, newId()));
        Alert.Extended open = raised(missed);

        EvidenceReview told = review(Voided.ENTERED_IN_ERROR, open);
        told.missAgain(missed);
        EvidenceReview resolved = review(Voided.ENTERED_IN_ERROR, resolved(open));
        resolved.missAgain(missed);

        assertThat(told.changes().steps()).isEmpty();
        assertThat(resolved.changes().steps())
                .extracting(AlertChanges.Step::kind)
                .containsExactly(Kind.RAISED);
    }

    @Test
    void a_retraction_marks_what_an_amendment_had_voided_and_the_note_of_it() {
        Alert.Extended open = raised(found(first, "P-2", AlertLevel.URGENT, 8));
        Alert.Extended noted = afterAmendment(open, List.of());
        EvidenceReview review =
                review(noted.alert(), List.of(open.evidence().voidedAs(Voided.AMENDED), noted.evidence()));

        review.withdraw(retraction(second));

        assertThat(review.changes().voided())
                .extracting(Evidence::number, Evidence::voided)
                .containsExactly(tuple(1, Voided.ENTERED_IN_ERROR), tuple(2, Voided.ENTERED_IN_ERROR));
        assertThat(review.changes().extended())
                .extracting(alert -> alert.shown().summary())
                .containsExactly("Report of week 5 was entered in error");
    }

    @Test
    void a_retraction_marks_what_an_amendment_had_voided_in_a_resolved_alert() {
        Alert.Extended resolved = resolved(raised(found(first, "P-2", AlertLevel.URGENT, 7)));
        Alert.Extended noted = afterAmendment(resolved, List.of(found(second, "P-2", AlertLevel.URGENT, 10)));
        assertThat(noted.alert().shown().summary()).isEqualTo("P-2 by 10");
        EvidenceReview review =
                review(noted.alert(), List.of(resolved.evidence().voidedAs(Voided.AMENDED), noted.evidence()));

        review.withdraw(retraction(second));

        assertThat(review.changes().voided())
                .extracting(Evidence::voided)
                .containsExactly(Voided.ENTERED_IN_ERROR, Voided.ENTERED_IN_ERROR);
        assertThat(review.changes().extended()).singleElement().satisfies(alert -> {
            assertThat(alert.shown().summary()).isEqualTo("Report of week 5 was entered in error");
            assertThat(alert.state()).isEqualTo(resolved.alert().state());
        });
    }

    @Test
    void a_retraction_marks_voided_evidence_that_compares_with_the_report() {
        ReportSubmitted later = aReport().of(patient).week(6).build();
        Alert.Extended open = raised(comparing(later, first));
        EvidenceReview amendment = review(Voided.AMENDED, open);
        amendment.lookAgain(later, false, List.of());
        Alert after = amendment.changes().extended().getFirst();
        EvidenceReview review = review(after, List.of(open.evidence().voidedAs(Voided.AMENDED)));

        review.withdraw(retraction(first));

        assertThat(review.changes().voided())
                .extracting(piece -> piece.subject().reportId(), Evidence::voided)
                .containsExactly(tuple(later.reportId(), Voided.ENTERED_IN_ERROR));
    }

    @Test
    void what_compared_with_a_retracted_report_and_is_found_by_the_same_values_of_another_is_not_raised_again() {
        ReportSubmitted later = aReport().of(patient).week(6).build();
        ReportSubmitted another = aReport().of(patient).week(4).build();
        Alert.Extended resolved = resolved(raised(comparing(later, first)));
        EvidenceReview review = review(Voided.ENTERED_IN_ERROR, resolved);

        review.withdraw(retraction(first));
        review.lookAgain(later, false, List.of(comparing(later, another)));

        assertThat(review.changes().raised()).isEmpty();
        assertThat(review.changes().voided()).extracting(Evidence::number).containsExactly(1);
        assertThat(review.changes().steps())
                .extracting(step -> step.evidence().comparesWith(another.reportId()))
                .containsExactly(true);
    }

    private static Finding comparing(ReportSubmitted report, ReportSubmitted previous) {
        Map<String, Object> inputs =
                Map.of("painAverage", 8, "previousReportId", previous.reportId().toString());
        return finding("P-1", new Judgement(AlertLevel.URGENT, "Average pain 8, was 3", inputs), Subject.of(report));
    }

    /** The alert with the note that an amendment left. */
    private Alert.Extended afterAmendment(Alert.Extended known, List<Finding> findings) {
        EvidenceReview amendment = review(Voided.AMENDED, known);
        amendment.lookAgain(second, true, findings);
        return new Alert.Extended(
                amendment.changes().extended().getFirst(),
                amendment.changes().steps().getFirst().evidence());
    }

    private EvidenceReview review(Alert alert, List<Evidence> evidence) {
        return new EvidenceReview(
                patient, List.of(alert), Map.of(alert.alertId(), evidence), Voided.ENTERED_IN_ERROR, NOW);
    }

    private EvidenceReview review(Voided reason, Alert.Extended... known) {
        return new EvidenceReview(
                patient,
                Arrays.stream(known).map(Alert.Extended::alert).toList(),
                Arrays.stream(known)
                        .collect(Collectors.toMap(
                                extended -> extended.alert().alertId(), extended -> List.of(extended.evidence()))),
                reason,
                NOW);
    }

    private Alert.Extended raised(Finding finding) {
        return Alert.raise(newId(), patient, finding, EARLIER);
    }

    private static Alert.Extended resolved(Alert.Extended raised) {
        return new Alert.Extended(
                raised.alert().in(new AlertState.Resolved(null, "nurse", EARLIER, AlertOutcome.CALL, null)),
                raised.evidence());
    }

    private static Finding found(ReportSubmitted report, String rule, AlertLevel level, int value) {
        return finding(rule, new Judgement(level, rule + " by " + value, Map.of("value", value)), Subject.of(report));
    }

    private static Finding finding(String rule, Judgement judgement, Subject subject) {
        return new Finding(new RuleVersion(rule, 1, "source"), judgement, subject);
    }
}
