package org.softstone.notifications.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.dayOfWeek;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.softstone.contracts.AlertOutcome;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.notifications.testing.Reports;

class SummariesTest {

    @ParameterizedTest(name = "{0} days: {1}")
    @CsvSource({
        "0, earlier that day",
        "1, one day ago",
        "6, six days ago",
        "13, 13 days ago",
        "7, one week ago",
        "14, two weeks ago"
    })
    void ages_are_said_as_people_say_them(int days, String said) {
        assertThat(Summaries.worseningPain(7, 4, days)).isEqualTo("Average pain 7, was 4 " + said);
    }

    @Test
    void reports_are_named_by_their_week() {
        assertThat(Summaries.report(aReport().week(0).pain(8).build())).isEqualTo("Baseline report: average pain 8");
        assertThat(Summaries.report(aReport().week(3).pain(7).build())).isEqualTo("Report of week 3: average pain 7");
        assertThat(Summaries.report(aReport().unscheduled().pain(null).build()))
                .isEqualTo("Unscheduled report: average pain not answered");
    }

    @Test
    void a_report_says_who_filled_it_in_unless_the_patient_did() {
        assertThat(Summaries.report(
                        aReport().week(3).enteredBy(Mode.PHONE).pain(7).build()))
                .isEqualTo("Report of week 3 by phone: average pain 7");
        assertThat(Summaries.report(
                        aReport().week(3).enteredBy(Mode.PROXY).pain(7).build()))
                .isEqualTo("Report of week 3 by proxy: average pain 7");
        assertThat(Summaries.report(
                        aReport().week(3).enteredBy(Mode.SELF).pain(7).build()))
                .isEqualTo("Report of week 3: average pain 7");
    }

    @Test
    void amendments_and_retractions_read_as_sentences() {
        ReportSubmitted second = aReport().week(3).version(2).pain(7).build();

        assertThat(Summaries.report(second)).isEqualTo("Report of week 3 (amended): average pain 7");
        assertThat(Summaries.amendedReport(second)).isEqualTo("Report of week 3 amended: average pain 7");
        assertThat(Summaries.enteredInError(null)).isEqualTo("Unscheduled report was entered in error");
        assertThat(Summaries.noLongerFound("P-1", second, true))
                .isEqualTo("Report of week 3 amended: average pain 7; P-1 no longer applies to it");
        assertThat(Summaries.noLongerFound("P-1", second, false))
                .isEqualTo("What was known before the report of week 3 has changed; P-1 no longer applies to it");
    }

    @ParameterizedTest(name = "{0} days: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "0; (report of 22 February 2026)",
                "1; (report of 22 February 2026, one day old)",
                "9; (report of 22 February 2026, 9 days old)"
            })
    void the_age_of_a_report_is_said_in_figures(int days, String said) {
        assertThat(Summaries.dated("Nausea 3 of 4", dayOfWeek(4), Reports.BERLIN, days))
                .isEqualTo("Nausea 3 of 4 " + said);
    }

    @Test
    void a_missed_report_is_due_on_the_patients_day() {
        // Half past midnight in Berlin is still the day before in UTC.
        assertThat(Summaries.missedReport(0, Instant.parse("2026-03-01T23:30:00Z"), Reports.BERLIN))
                .isEqualTo("No baseline report, due 2 March 2026");
    }

    @Test
    void deposits_outcomes_and_late_answers_read_as_sentences() {
        assertThat(Summaries.inflamedDeposit(Skin.DRAINING, false, new BigDecimal("38.4")))
                .isEqualTo("Draining deposit with 38.4 °C");
        assertThat(Summaries.inflamedDeposit(Skin.OPEN, true, new BigDecimal("38.4")))
                .isEqualTo("Open deposit with 38.4 °C and spreading redness");
        assertThat(Summaries.inflamedDeposit(Skin.OPEN, true, null)).isEqualTo("Open deposit with spreading redness");
        assertThat(Summaries.resolved("P-1", AlertOutcome.DOSE_ORDER)).isEqualTo("Alert P-1 resolved: dose order");
        assertThat(Summaries.lateAnswer(aReport().week(4).pain(5).build()))
                .isEqualTo("The missing report has arrived, sent 22 February 2026. Report of week 4: average pain 5");
    }
}
