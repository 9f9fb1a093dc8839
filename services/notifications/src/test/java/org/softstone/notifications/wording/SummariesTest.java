package org.softstone.notifications.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.aReport;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.softstone.contracts.AlertOutcome;
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
