package org.softstone.notifications.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.amended;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.duringPause;
import static org.softstone.notifications.testing.Reports.newId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.notifications.picture.OpenedWindow;
import org.softstone.notifications.testing.KnownPatient;
import org.softstone.notifications.testing.Thresholds;

class AlertRulesTest {

    private final KnownPatient patient = new KnownPatient();

    @Test
    void an_unremarkable_report_raises_nothing() {
        assertThat(patient.reports(aReport())).isEmpty();
    }

    @Test
    void every_rule_has_an_id_a_version_and_a_source() {
        assertThat(new AlertRules(Thresholds.defaults()).all())
                .extracting(rule -> rule.version().id())
                .containsExactlyInAnyOrder("P-1", "P-2", "S-1", "S-4", "W-1", "D-2", "M-1");
        assertThat(new AlertRules(Thresholds.defaults()).all())
                .allSatisfy(rule -> assertThat(rule.version().source()).isNotBlank())
                .allSatisfy(rule -> assertThat(rule.version().version()).isPositive());
    }

    @Test
    void a_finding_carries_what_somebody_needs_to_judge_it() {
        patient.reports(aReport().week(4).pain(4));
        var report = aReport().week(5).pain(7).build();

        Finding finding = found(patient.reports(report), "P-1").orElseThrow();

        assertThat(finding.judgement().summary()).isEqualTo("Average pain 7, was 4 one week ago");
        assertThat(finding.subject().reportId()).isEqualTo(report.reportId());
        assertThat(finding.subject().windowId()).isEqualTo(report.windowId());
        assertThat(finding.judgement().inputs())
                .containsEntry("painAverage", 7)
                .containsEntry("previousPainAverage", 4)
                .containsEntry("previousReportAgeDays", 7)
                .containsEntry("thresholdRisePoints", 2)
                .containsEntry("reportSubmittedAt", report.submittedAt().toString());
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "3, 4, none",
        "3, 5, routine",
        "4, 6, routine",
        "5, 6, none",
        "5, 7, urgent",
        "0, 10, urgent",
        "9, 10, none"
    })
    void worsening_pain(int before, int now, String expected) {
        patient.reports(aReport().week(4).pain(before));

        assertThat(level(patient.reports(aReport().week(5).pain(now)), "P-1")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} days, {1} minutes later: {2}")
    @CsvSource({"14, 0, true", "15, 0, false", "14, 300, true", "14, 301, false", "1, 0, true", "0, 1, true"})
    void worsening_looks_back_fourteen_local_calendar_days(int days, int minutes, boolean raised) {
        // 19:00 in Berlin: midnight comes after five hours, a calendar day ends there and not after 24 hours.
        Instant before = Instant.parse("2026-02-02T17:59:00Z");
        patient.reports(aReport().submittedAt(before).pain(3));

        List<Finding> findings = patient.reports(aReport()
                .submittedAt(before.plus(Duration.ofDays(days)).plus(Duration.ofMinutes(minutes)))
                .pain(6));

        assertThat(found(findings, "P-1").isPresent()).isEqualTo(raised);
    }

    @Test
    void worsening_across_the_change_to_summer_time_counts_calendar_days() {
        patient.reports(
                aReport().submittedAt(Instant.parse("2026-03-15T22:30:00Z")).pain(3));

        List<Finding> findings = patient.reports(
                aReport().submittedAt(Instant.parse("2026-03-29T21:30:00Z")).pain(6));

        assertThat(found(findings, "P-1").orElseThrow().judgement().inputs())
                .containsEntry("previousReportAgeDays", 14);
    }

    @Test
    void worsening_compares_with_the_last_report_that_answered() {
        patient.reports(aReport().week(3).pain(3));
        patient.reports(aReport().week(4).pain(null));

        assertThat(found(patient.reports(aReport().week(5).pain(5)), "P-1")
                        .orElseThrow()
                        .judgement()
                        .inputs())
                .containsEntry("previousReportAgeDays", 14);
    }

    @Test
    void worsening_needs_an_answer_and_something_to_compare_with() {
        assertThat(patient.reports(aReport().week(4).pain(5))).isEmpty();
        assertThat(patient.reports(aReport().week(5).pain(null))).isEmpty();
    }

    @Test
    void a_report_older_than_the_newest_known_one_is_no_worsening() {
        patient.reports(aReport().week(3).pain(1));
        patient.reports(aReport().week(5).pain(1));

        assertThat(patient.reports(aReport().week(4).pain(6))).isEmpty();
    }

    @Test
    void a_late_old_report_is_not_what_the_next_one_is_compared_with_unless_it_is_the_latest_before_it() {
        patient.reports(aReport().week(3).pain(1));
        patient.reports(aReport().week(5).pain(5));
        patient.reports(aReport().week(4).pain(1));

        assertThat(found(patient.reports(aReport().week(6).pain(6)), "P-1")).isEmpty();
    }

    @ParameterizedTest(name = "week {0}, baseline {1}, pain {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0, -, 9, none",
                "1, 8, 8, none",
                "1, 8, 9, urgent",
                "4, 9, 9, none",
                "4, 9, 10, urgent",
                "4, 5, 6, none",
                "4, 5, 7, urgent",
                "5, 9, 6, none",
                "5, 9, 7, urgent",
                "3, -, 7, urgent",
                "3, -, 6, none",
                "30, 8, 10, urgent"
            })
    void severe_pain(int week, Integer baseline, int pain, String expected) {
        List<Finding> findings =
                patient.reports(aReport().week(week).baseline(baseline).pain(pain));

        assertThat(level(findings, "P-2")).isEqualTo(expected);
    }

    @Test
    void the_baseline_of_an_earlier_report_serves_one_that_does_not_carry_it() {
        patient.reports(aReport().week(0).baseline(null).pain(9));

        assertThat(patient.reports(aReport().week(1).baseline(null).pain(9))).isEmpty();
    }

    @Test
    void an_unscheduled_report_belongs_to_the_week_that_was_open() {
        patient.withWindow(new OpenedWindow(2, dayOfWeek(2)));
        assertThat(patient.reports(aReport()
                        .unscheduled()
                        .submittedAt(dayOfWeek(2).plusSeconds(9))
                        .baseline(9)
                        .pain(9)))
                .isEmpty();
    }

    @Test
    void an_unscheduled_report_before_the_open_window_belongs_to_the_week_of_the_report_before_it() {
        patient.reports(aReport().week(1).baseline(9).pain(9));
        patient.withWindow(new OpenedWindow(8, dayOfWeek(8)));

        assertThat(patient.reports(aReport()
                        .unscheduled()
                        .submittedAt(dayOfWeek(2))
                        .baseline(9)
                        .pain(9)))
                .isEmpty();
    }

    @Test
    void without_any_week_severe_pain_is_measured_against_the_lower_expectation() {
        assertThat(level(patient.reports(aReport().unscheduled().baseline(9).pain(7)), "P-2"))
                .isEqualTo("urgent");
    }

    @ParameterizedTest(name = "severity {0}: {1}")
    @CsvSource({"0, none", "2, none", "3, urgent", "4, urgent"})
    void severe_symptom(int severity, String expected) {
        assertThat(level(patient.reports(aReport().symptom(Symptom.NAUSEA, severity)), "S-1"))
                .isEqualTo(expected);
    }

    @Test
    void several_severe_symptoms_are_one_finding() {
        List<Finding> findings = patient.reports(aReport()
                .symptom(Symptom.BLURRED_VISION, 4)
                .symptom(Symptom.HEADACHE, 1)
                .symptom(Symptom.NAUSEA, 3));

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().judgement().summary()).isEqualTo("Nausea 3 of 4, blurred vision 4 of 4");
        assertThat(findings.getFirst().judgement().inputs())
                .containsEntry(
                        "severities",
                        List.of(
                                Map.of("symptom", "nausea", "severity", 3),
                                Map.of("symptom", "blurred-vision", "severity", 4)));
    }

    @ParameterizedTest
    @EnumSource(RedFlag.class)
    void every_red_flag_is_critical(RedFlag flag) {
        assertThat(level(patient.reports(aReport().redFlag(flag)), "S-4")).isEqualTo("critical");
    }

    @Test
    void the_most_dangerous_finding_comes_first() {
        List<Finding> findings = patient.reports(aReport()
                .pain(10)
                .symptom(Symptom.NAUSEA, 4)
                .redFlag(RedFlag.BREATHING)
                .redFlag(RedFlag.FACE_SWELLING)
                .wantsContact(WantsContact.TODAY));

        assertThat(findings.getFirst().rule()).isEqualTo("S-4");
        assertThat(findings.getFirst().judgement().summary()).isEqualTo("Red flags: breathing, face swelling");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"NO, none", "THIS_WEEK, routine", "TODAY, urgent"})
    void asking_for_contact(WantsContact wanted, String expected) {
        assertThat(level(patient.reports(aReport().wantsContact(wanted)), "W-1"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, redness {1}, {2} °C: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "INTACT, true, 39.0, none",
                "OPEN, false, -, none",
                "OPEN, -, -, none",
                "-, true, 39.0, none",
                "OPEN, -, 38.0, urgent",
                "OPEN, false, 37.9, none",
                "OPEN, false, 38.0, urgent",
                "OPEN, false, 38, urgent",
                "OPEN, true, -, urgent",
                "DRAINING, false, 38.4, urgent",
                "DRAINING, true, 36.5, urgent"
            })
    void inflamed_deposit(Skin skin, Boolean redness, String celsius, String expected) {
        var report = aReport().deposit(skin, redness);
        if (celsius != null) {
            report.temperature(celsius);
        }

        assertThat(level(patient.reports(report), "D-2")).isEqualTo(expected);
    }

    @Test
    void redness_around_another_deposit_than_the_open_one_is_no_finding() {
        assertThat(patient.reports(aReport().deposit(Skin.OPEN, false).deposit(Skin.INTACT, true)))
                .isEmpty();
    }

    @Test
    void a_missed_report_is_routine_and_says_which() {
        Finding finding = patient.misses(aMissedReport(newId(), newId(), 7)).getFirst();

        assertThat(finding.rule()).isEqualTo("M-1");
        assertThat(finding.level()).isEqualTo(AlertLevel.ROUTINE);
        assertThat(finding.judgement().summary()).isEqualTo("No report of week 7, due 15 March 2026");
        assertThat(finding.subject().reportId()).isNull();
    }

    @Test
    void a_window_whose_report_is_known_is_not_missed() {
        UUID window = newId();
        patient.reports(aReport().window(window).week(7));

        assertThat(patient.misses(aMissedReport(newId(), window, 7))).isEmpty();
    }

    @Test
    void signs_of_danger_in_an_old_report_are_found_and_dated() {
        patient.reports(aReport().week(6));

        List<Finding> findings = patient.reports(aReport()
                .week(4)
                .receivedLate(dayOfWeek(6).plusSeconds(60))
                .baseline(8)
                .pain(9)
                .symptom(Symptom.NAUSEA, 3)
                .redFlag(RedFlag.FAINTING)
                .deposit(Skin.OPEN, true)
                .wantsContact(WantsContact.TODAY));

        assertThat(findings).extracting(Finding::rule).containsExactly("S-4", "D-2", "S-1", "P-2", "W-1");
        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.judgement().summary()).endsWith("(report of 22 February 2026, 14 days old)"))
                .allSatisfy(finding -> assertThat(finding.judgement().inputs()).containsEntry("reportAgeDays", 14));
    }

    @Test
    void a_report_that_was_long_on_its_way_is_dated_even_when_it_is_the_newest() {
        List<Finding> findings =
                patient.reports(aReport().week(4).receivedLate(dayOfWeek(6)).redFlag(RedFlag.CHEST_PAIN));

        assertThat(findings.getFirst().judgement().summary())
                .isEqualTo("Red flag: chest pain (report of 22 February 2026, 14 days old)");
    }

    @Test
    void a_report_sent_an_hour_before_the_newest_one_is_dated_without_an_age() {
        patient.reports(aReport().week(4));

        Finding finding = patient.reports(aReport()
                        .unscheduled()
                        .submittedAt(dayOfWeek(4).minus(Duration.ofHours(1)))
                        .redFlag(RedFlag.CHEST_PAIN))
                .getFirst();

        assertThat(finding.judgement().summary()).isEqualTo("Red flag: chest pain (report of 22 February 2026)");
        assertThat(finding.judgement().inputs()).doesNotContainKey("reportAgeDays");
    }

    @Test
    void worsening_is_found_again_in_an_amended_report_by_what_was_known_before_it() {
        patient.reports(aReport().week(3).pain(2));
        ReportSubmitted report = aReport().week(4).pain(2).build();
        patient.reports(report);
        patient.reports(aReport().week(5).pain(1));

        Finding finding = found(patient.reviews(amended(report).pain(5).build(), dayOfWeek(6)), "P-1")
                .orElseThrow();

        assertThat(finding.judgement().summary())
                .isEqualTo("Average pain 5, was 2 one week ago (report of 22 February 2026, 14 days old)");
        assertThat(finding.subject().reportVersion()).isEqualTo(2);
    }

    @Test
    void a_report_that_was_older_than_the_newest_when_it_arrived_is_no_worsening_after_its_amendment_either() {
        patient.reports(aReport().week(3).pain(2));
        patient.reports(aReport().week(5).pain(1));
        ReportSubmitted report = aReport().week(4).pain(2).build();
        patient.reports(report);

        assertThat(patient.reviews(amended(report).pain(9).build(), dayOfWeek(6)))
                .extracting(Finding::rule)
                .containsExactly("P-2");
    }

    @Test
    void a_window_missed_during_a_pause_raises_nothing() {
        ReportMissed missed = aMissedReport(newId(), newId(), 7);

        assertThat(patient.misses(duringPause(missed))).isEmpty();
    }

    @Test
    void thresholds_can_be_configured() {
        AlertRules stricter =
                new AlertRules(Thresholds.with(Map.of("severe-symptom-severity", "2", "fever-celsius", "37.5")));

        List<Finding> findings = stricter.findings(
                new KnownPatient().picture(),
                new Trigger.Reported(aReport()
                        .symptom(Symptom.DIZZINESS, 2)
                        .deposit(Skin.OPEN, false)
                        .temperature("37.5")
                        .build()));

        assertThat(findings).extracting(Finding::rule).containsExactly("D-2", "S-1");
    }

    @Test
    void a_finding_does_not_show_scores_when_it_is_logged() {
        assertThat(patient.reports(aReport().week(9).pain(9)).getFirst()).hasToString("Finding[P-2 URGENT]");
    }

    private static String level(List<Finding> findings, String rule) {
        return found(findings, rule)
                .map(finding -> finding.level().name().toLowerCase(java.util.Locale.ROOT))
                .orElse("none");
    }

    private static Optional<Finding> found(List<Finding> findings, String rule) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).findFirst();
    }
}
