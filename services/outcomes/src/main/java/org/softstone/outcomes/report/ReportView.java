package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.outcomes.answer.ReportContent;

/**
 * A report as its patient and her team read it.
 *
 * @param enteredBy the account of the member of staff who entered it; shown to staff only, like {@code retraction}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportView(
        UUID reportId,
        UUID patientId,
        int version,
        UUID courseId,
        UUID windowId,
        Integer week,
        Timing timing,
        boolean receivedAfterClosing,
        OffsetDateTime openedAt,
        OffsetDateTime submittedAt,
        Instant correctedAt,
        Instant sentAt,
        Instant receivedAt,
        ReportContent.Pain pain,
        List<ReportContent.Activity> activities,
        List<ReportContent.Deposit> deposits,
        List<ReportContent.SymptomRating> symptoms,
        BigDecimal temperatureCelsius,
        Set<RedFlag> redFlags,
        WantsContact wantsContact,
        Integer globalChange,
        String note,
        Set<String> declined,
        ReportStatus status,
        Mode mode,
        Author author,
        String enteredBy,
        int formVersion,
        ClockView clock,
        FiledReport.Retraction retraction) {

    static ReportView toPatient(FiledReport report, Duration wrongClock) {
        return of(report, wrongClock, report.content().note(), null, null);
    }

    static ReportView toTeam(FiledReport report, Duration wrongClock, boolean readsNotes) {
        return of(
                report,
                wrongClock,
                readsNotes ? report.content().note() : null,
                report.enteredBy(),
                report.retraction());
    }

    private static ReportView of(
            FiledReport report, Duration wrongClock, String note, String enteredBy, FiledReport.Retraction retraction) {
        ReportContent content = report.content();
        return new ReportView(
                report.reportId(),
                report.patientId(),
                report.version(),
                report.courseId(),
                report.windowId(),
                report.week(),
                report.timing(),
                report.receivedAfterClosing(),
                content.openedAt(),
                content.submittedAt(),
                report.correctedAt(),
                report.sentAt(),
                report.receivedAt(),
                content.pain(),
                content.activities(),
                content.deposits(),
                content.symptoms(),
                content.temperatureCelsius(),
                content.redFlags(),
                content.wantsContact(),
                content.globalChange(),
                note,
                content.declined(),
                ReportStatus.of(report),
                content.mode() == null ? report.mode() : content.mode(),
                Author.of(report.enteredBy()),
                enteredBy,
                content.formVersion() == null ? report.formVersion() : content.formVersion(),
                ClockView.of(report, wrongClock),
                retraction);
    }

    @Override
    public String toString() {
        return "ReportView[reportId=" + reportId + "]";
    }
}
