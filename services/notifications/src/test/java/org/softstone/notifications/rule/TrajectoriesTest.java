package org.softstone.notifications.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.newId;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.notifications.testing.KnownPatient;
import org.softstone.notifications.testing.Reports;

/** Three invented patients week by week: two as in the founding case series, one who responds only in part. */
class TrajectoriesTest {

    private final KnownPatient patient = new KnownPatient();
    private final List<String> found = new ArrayList<>();

    @Test
    void the_first_patient_of_the_case_series_raises_none_of_these_alerts() {
        List<Integer> pain = new ArrayList<>(List.of(9, 6, 4, 2, 1, 1, 0));
        while (pain.size() <= 30) {
            pain.add(pain.size() % 2);
        }
        for (int week = 0; week <= 30; week++) {
            Reports report = weekOf(week, pain.get(week), 9);
            if (week >= 1 && week <= 6) {
                report.symptom(Symptom.NAUSEA, 1);
            }
            report(week, report);
        }

        assertThat(found).isEmpty();
    }

    @Test
    void the_second_patient_of_the_case_series_raises_none_of_these_alerts() {
        List<Integer> pain = new ArrayList<>(List.of(8, 6, 3, 2, 0, 1, 1));
        while (pain.size() <= 30) {
            pain.add((pain.size() + 1) % 2);
        }
        for (int week = 0; week <= 30; week++) {
            Reports report = weekOf(week, pain.get(week), 8);
            if (week >= 4 && week <= 6) {
                report.symptom(Symptom.NAUSEA, 2);
            }
            if (week == 6 || week == 10) {
                report.symptom(Symptom.BLURRED_VISION, 1);
            }
            report(week, report);
        }

        assertThat(found).isEmpty();
    }

    @Test
    void the_partial_responder_raises_an_alert_at_each_turn() {
        Integer[] pain = {8, 8, 7, 6, 6, 5, 5, null, 7, 8, 6, 5, 4};
        for (int week = 0; week <= 12; week++) {
            if (pain[week] == null) {
                note(week, patient.misses(aMissedReport(newId(), newId(), week)));
                continue;
            }
            Reports report = weekOf(week, pain[week], 8);
            switch (week) {
                case 5 -> report.symptom(Symptom.NAUSEA, 3).symptom(Symptom.BLURRED_VISION, 2);
                case 8 -> report.deposit(Skin.DRAINING, false);
                case 9 -> report.deposit(Skin.DRAINING, false).temperature("38.4");
                default -> {}
            }
            report(week, report);
        }

        assertThat(found)
                .containsExactly(
                        "week 5 S-1 URGENT",
                        "week 7 M-1 ROUTINE",
                        "week 8 P-1 URGENT",
                        "week 8 P-2 URGENT",
                        "week 9 D-2 URGENT",
                        "week 9 P-2 URGENT");
    }

    private static Reports weekOf(int week, int pain, int baseline) {
        return aReport().week(week).pain(pain).baseline(week == 0 ? null : baseline);
    }

    private void report(int week, Reports report) {
        note(week, patient.reports(report));
    }

    private void note(int week, List<Finding> findings) {
        for (Finding finding : findings) {
            AlertLevel level = finding.level();
            found.add("week " + week + " " + finding.rule() + " " + level);
        }
    }
}
