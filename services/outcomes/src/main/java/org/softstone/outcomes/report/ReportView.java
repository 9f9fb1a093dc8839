package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.outcomes.answer.ReportContent;

/**
 * A report as its patient and their team read it: one flat object in JSON.
 *
 * @param retraction shown to staff only
 */
@Schema(requiredProperties = {"formVersion", "receivedAfterClosing", "version"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportView(
        UUID reportId,
        UUID patientId,
        int version,
        ReportStatus status,
        @JsonUnwrapped FiledReport.Placement placement,
        @JsonUnwrapped Times times,
        @JsonUnwrapped Answers answers,
        @JsonUnwrapped Origin origin,
        FiledReport.Retraction retraction) {

    /** When it was answered and sent, by the phone's clock and by ours. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Times(
            OffsetDateTime openedAt,
            OffsetDateTime submittedAt,
            Instant correctedAt,
            Instant sentAt,
            Instant receivedAt,
            ClockView clock) {}

    /** @param note absent for readers who may not read the patient's own words */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answers(
            ReportContent.Pain pain,
            List<ReportContent.Activity> activities,
            List<ReportContent.Deposit> deposits,
            List<ReportContent.SymptomRating> symptoms,
            BigDecimal temperatureCelsius,
            Set<RedFlag> redFlags,
            WantsContact wantsContact,
            Integer globalChange,
            String note,
            Set<String> declined) {}

    /** @param enteredBy the account of the member of staff who entered it; shown to staff only */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Origin(Mode mode, Author author, String enteredBy, int formVersion) {}

    static ReportView toPatient(FiledReport report, Duration wrongClock) {
        return of(report, wrongClock, report.content().note(), null, null);
    }

    static ReportView toTeam(FiledReport report, Duration wrongClock, boolean readsNotes) {
        return of(
                report,
                wrongClock,
                readsNotes ? report.content().note() : null,
                report.first().enteredBy(),
                report.retraction());
    }

    private static ReportView of(
            FiledReport report, Duration wrongClock, String note, String enteredBy, FiledReport.Retraction retraction) {
        ReportContent content = report.content();
        return new ReportView(
                report.reportId(),
                report.patientId(),
                report.version(),
                ReportStatus.of(report),
                report.placement(),
                new Times(
                        content.openedAt(),
                        content.submittedAt(),
                        report.first().correctedAt(),
                        report.first().clock().sentAt(),
                        report.first().clock().receivedAt(),
                        ClockView.of(report, wrongClock)),
                new Answers(
                        content.pain(),
                        content.activities(),
                        content.deposits(),
                        content.symptoms(),
                        content.temperatureCelsius(),
                        content.redFlags(),
                        content.wantsContact(),
                        content.globalChange(),
                        note,
                        content.declined()),
                new Origin(
                        content.mode() == null ? report.first().mode() : content.mode(),
                        Author.of(report.first().enteredBy()),
                        enteredBy,
                        content.formVersion() == null ? report.first().formVersion() : content.formVersion()),
                retraction);
    }

    @Override
    public String toString() {
        return "ReportView[reportId=" + reportId + "]";
    }
}
