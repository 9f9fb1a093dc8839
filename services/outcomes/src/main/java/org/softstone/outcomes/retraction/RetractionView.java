package org.softstone.outcomes.retraction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.softstone.outcomes.report.FiledReport;
import org.softstone.outcomes.report.ReportStatus;

/**
 * The answer to a retraction.
 *
 * @param windowId that the report counted for; absent when it was unscheduled, like {@code week}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RetractionView(
        UUID reportId,
        UUID patientId,
        ReportStatus status,
        String reason,
        String retractedBy,
        Instant retractedAt,
        UUID windowId,
        Integer week) {

    static RetractionView from(FiledReport report) {
        return new RetractionView(
                report.reportId(),
                report.patientId(),
                ReportStatus.ENTERED_IN_ERROR,
                report.retraction().reason(),
                report.retraction().by(),
                report.retraction().at(),
                report.placement().windowId(),
                report.placement().week());
    }

    @Override
    public String toString() {
        return "RetractionView[reportId=" + reportId + "]";
    }
}
