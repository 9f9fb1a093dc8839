package org.softstone.notifications.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.newId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.testing.KnownPatient;
import org.softstone.notifications.testing.Reports;

/** What holds for alerts whatever a patient reports, in whatever order it arrives. */
class AlertPropertiesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final UUID PATIENT = newId();

    @Property(tries = 300)
    void the_level_of_an_open_alert_never_falls(@ForAll("seasons") List<ReportSubmitted> reports) {
        OpenAlerts open = new OpenAlerts();
        Map<String, AlertLevel> highest = new HashMap<>();
        KnownPatient patient = new KnownPatient();

        for (ReportSubmitted report : reports) {
            for (Finding finding : patient.reports(report)) {
                Alert alert = open.take(finding);
                AlertLevel before = highest.getOrDefault(alert.rule(), AlertLevel.INFO);
                assertThat(alert.level()).isGreaterThanOrEqualTo(before);
                assertThat(alert.level()).isGreaterThanOrEqualTo(finding.level());
                highest.put(alert.rule(), alert.level());
            }
        }
    }

    @Property(tries = 300)
    void the_level_is_the_highest_of_its_evidence_and_the_inputs_are_those_of_the_newest_with_it(
            @ForAll("seasons") List<ReportSubmitted> reports) {
        OpenAlerts open = new OpenAlerts();
        Map<String, List<Finding>> evidence = new HashMap<>();
        KnownPatient patient = new KnownPatient();

        for (ReportSubmitted report : reports) {
            for (Finding finding : patient.reports(report)) {
                open.take(finding);
                evidence.computeIfAbsent(finding.rule(), _ -> new ArrayList<>()).add(finding);
            }
        }

        open.alerts.values().forEach(alert -> {
            List<Finding> findings = evidence.get(alert.rule());
            AlertLevel level = findings.stream()
                    .map(Finding::level)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Finding deciding = findings.stream()
                    .filter(finding -> finding.level() == level)
                    .reduce((_, last) -> last)
                    .orElseThrow();
            assertThat(alert.level()).isEqualTo(level);
            assertThat(alert.shown()).isEqualTo(deciding.judgement());
            assertThat(alert.evidenceCount()).isEqualTo(findings.size());
        });
    }

    @Property(tries = 300)
    void the_order_of_arrival_changes_nothing_but_worsening(
            @ForAll("seasons") List<ReportSubmitted> reports, @ForAll Random random) {
        List<ReportSubmitted> shuffled = new ArrayList<>(reports);
        Collections.shuffle(shuffled, random);

        Map<String, AlertLevel> asWritten = levelsWithoutWorsening(reports);
        Map<String, AlertLevel> asArrived = levelsWithoutWorsening(shuffled);

        assertThat(asArrived).isEqualTo(asWritten);
    }

    @Property(tries = 300)
    void worsening_is_found_only_in_reports_that_are_the_newest(
            @ForAll("seasons") List<ReportSubmitted> reports, @ForAll Random random) {
        List<ReportSubmitted> shuffled = new ArrayList<>(reports);
        Collections.shuffle(shuffled, random);
        KnownPatient patient = new KnownPatient();
        Instant newest = Instant.MIN;

        for (ReportSubmitted report : shuffled) {
            boolean older = report.submittedAt().isBefore(newest);
            List<Finding> findings = patient.reports(report);
            if (older) {
                assertThat(findings).noneMatch(finding -> finding.rule().equals("P-1"));
            } else {
                newest = report.submittedAt();
            }
        }
    }

    @Property(tries = 100)
    void one_report_raises_a_rule_at_most_once(@ForAll("seasons") List<ReportSubmitted> reports) {
        KnownPatient patient = new KnownPatient();
        for (ReportSubmitted report : reports) {
            Set<String> rules = new HashSet<>();
            assertThat(patient.reports(report)).allMatch(finding -> rules.add(finding.rule()));
        }
    }

    @Provide
    Arbitrary<List<ReportSubmitted>> seasons() {
        return reports().list().ofMinSize(1).ofMaxSize(12).map(drafts -> {
            List<ReportSubmitted> reports = new ArrayList<>();
            Integer baseline = drafts.getFirst().build().pain().average();
            for (int week = 0; week < drafts.size(); week++) {
                reports.add(drafts.get(week)
                        .of(PATIENT)
                        .week(week)
                        .baseline(baseline)
                        .build());
            }
            return reports;
        });
    }

    private static Arbitrary<Reports> reports() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10).injectNull(0.1),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(WantsContact.class),
                        Arbitraries.of(Skin.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of("36.5", "37.9", "38.0", "39.2"),
                        Arbitraries.of(RedFlag.class).injectNull(0.8))
                .as((pain, nausea, wanted, skin, redness, celsius, flag) -> {
                    Reports report = aReport()
                            .pain(pain)
                            .symptom(Symptom.NAUSEA, nausea)
                            .wantsContact(wanted)
                            .deposit(skin, redness)
                            .temperature(celsius);
                    return flag == null ? report : report.redFlag(flag);
                });
    }

    private static Map<String, AlertLevel> levelsWithoutWorsening(List<ReportSubmitted> reports) {
        OpenAlerts open = new OpenAlerts();
        KnownPatient patient = new KnownPatient();
        reports.forEach(report -> patient.reports(report).stream()
                .filter(finding -> !finding.rule().equals("P-1"))
                .forEach(open::take));
        Map<String, AlertLevel> levels = new HashMap<>();
        open.alerts.forEach((rule, alert) -> levels.put(rule, alert.level()));
        return levels;
    }

    /** One open alert per rule, as the service keeps them. */
    private static final class OpenAlerts {

        private final Map<String, Alert> alerts = new HashMap<>();

        Alert take(Finding finding) {
            return alerts.compute(
                    finding.rule(),
                    (_, known) -> (known == null
                                    ? Alert.raise(newId(), PATIENT, finding, NOW)
                                    : known.raiseAgain(finding, List.of(), dayOfWeek(20)))
                            .alert());
        }
    }
}
