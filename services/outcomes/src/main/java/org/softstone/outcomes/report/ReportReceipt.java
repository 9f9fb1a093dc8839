package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Timing;

/** The answer to a report: what it counts for, and since when it is safe. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportReceipt(
        UUID reportId,
        UUID patientId,
        UUID windowId,
        Integer week,
        Timing timing,
        Instant receivedAt,
        boolean receivedAfterClosing,
        int version) {

    static ReportReceipt from(FiledReport report) {
        return new ReportReceipt(
                report.reportId(),
                report.patientId(),
                report.windowId(),
                report.week(),
                report.timing(),
                report.receivedAt(),
                report.receivedAfterClosing(),
                report.version());
    }
}
