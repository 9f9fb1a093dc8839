package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.Timing;

/**
 * The answer to a report: what it counts for, and since when it is safe.
 *
 * @param clock of the attempt that arrived first; absent when that did not say its time, and nothing that cannot be
 * @param retracted it was stored and is no longer counted, because somebody found that it was entered in error
 */
public record ReportReceipt(
        UUID reportId,
        UUID patientId,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID windowId,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer week,
        Timing timing,
        Instant receivedAt,
        boolean receivedAfterClosing,
        int version,
        Mode mode,
        int formVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClockView clock,
        boolean retracted) {

    public static ReportReceipt from(FiledReport report, Duration wrongClock) {
        return new ReportReceipt(
                report.reportId(),
                report.patientId(),
                report.placement().windowId(),
                report.placement().week(),
                report.placement().timing(),
                report.first().clock().receivedAt(),
                report.placement().receivedAfterClosing(),
                report.version(),
                report.first().mode(),
                report.first().formVersion(),
                ClockView.of(report, wrongClock),
                report.isRetracted());
    }
}
