package org.softstone.outcomes.report;

import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.answer.FormVersion;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.window.ReportWindow;

/**
 * A report that arrived and has been read.
 *
 * @param enteredBy see {@link FiledReport}
 * @param filedAt when it was submitted, corrected by the phone's clock error; null when that lies in the future
 * @param clock what the sender said of its clock
 */
record Arrival(
        UUID patientId, UUID reportId, String enteredBy, Instant filedAt, PhoneClock clock, ReportContent content) {

    FiledReport filedIn(ReportWindow window, Timing timing) {
        return filed(
                window.courseId(),
                window.windowId(),
                window.week(),
                timing,
                window.times().isClosed(clock.receivedAt()));
    }

    FiledReport unscheduled(UUID courseId) {
        return filed(courseId, null, null, Timing.UNSCHEDULED, false);
    }

    private FiledReport filed(UUID courseId, UUID windowId, Integer week, Timing timing, boolean receivedAfterClosing) {
        return new FiledReport(
                reportId,
                patientId,
                courseId,
                windowId,
                week,
                1,
                timing,
                filedAt,
                clock.sentAt(),
                clock.receivedAt(),
                receivedAfterClosing,
                content.mode() == null ? Mode.SELF : content.mode(),
                enteredBy,
                content.formVersion() == null ? FormVersion.CURRENT : content.formVersion(),
                null,
                content);
    }
}
