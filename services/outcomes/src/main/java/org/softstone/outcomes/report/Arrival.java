package org.softstone.outcomes.report;

import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.window.ReportWindow;

/**
 * A report that arrived and has been read.
 *
 * @param filedAt when it was submitted, corrected by the phone's clock error; null when that lies in the future
 * @param sentAt by the phone's clock, null when not said
 */
record Arrival(
        UUID patientId, UUID reportId, Instant filedAt, Instant sentAt, Instant receivedAt, ReportContent content) {

    FiledReport filedIn(ReportWindow window, Timing timing) {
        return new FiledReport(
                reportId,
                patientId,
                window.courseId(),
                window.windowId(),
                window.week(),
                1,
                timing,
                filedAt,
                sentAt,
                receivedAt,
                window.times().isClosed(receivedAt),
                content);
    }

    FiledReport unscheduled(UUID courseId) {
        return new FiledReport(
                reportId,
                patientId,
                courseId,
                null,
                null,
                1,
                Timing.UNSCHEDULED,
                filedAt,
                sentAt,
                receivedAt,
                false,
                content);
    }
}
