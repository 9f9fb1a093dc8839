package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.contracts.ReportSubmitted.WantsContact;

/** A report as its patient and her team read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportView(
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
        Set<String> declined) {

    static ReportView from(FiledReport report) {
        return of(report, report.content().note());
    }

    /** For readers who see no notes. */
    static ReportView withoutNote(FiledReport report) {
        return of(report, null);
    }

    private static ReportView of(FiledReport report, String note) {
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
                content.declined());
    }

    @Override
    public String toString() {
        return "ReportView[reportId=" + reportId + "]";
    }
}
