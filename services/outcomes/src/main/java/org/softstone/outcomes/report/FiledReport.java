package org.softstone.outcomes.report;

import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Timing;

/**
 * A stored report.
 *
 * @param courseId null when she has no course
 * @param windowId what it counts for; null when it is unscheduled, like {@code week}
 * @param correctedAt {@code submittedAt} corrected by the phone's clock error, or the arrival when that is not known
 * @param sentAt of the first attempt that arrived; null when not said
 */
record FiledReport(
        UUID reportId,
        UUID patientId,
        UUID courseId,
        UUID windowId,
        Integer week,
        int version,
        Timing timing,
        Instant correctedAt,
        Instant sentAt,
        Instant receivedAt,
        boolean receivedAfterClosing,
        ReportContent content) {

    /** Whether it tells how things were before the first infusion. */
    boolean isBaseline() {
        return week != null && week == 0;
    }
}
