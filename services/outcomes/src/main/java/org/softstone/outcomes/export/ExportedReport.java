package org.softstone.outcomes.export;

import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.answer.ReportContent;

/**
 * A report in its newest version.
 *
 * @param courseId null when the patient had no course
 * @param windowId what it counts for; null when it is unscheduled, like {@code week}
 * @param firstMode who answered the first version
 * @param firstFormVersion of the form that the first version answered
 * @param enteredByStaff whether the newest version came from the account of a member of staff, not from the patient's
 * @param reportedAt when the patient sent it, corrected by their phone's clock error; the same for all versions
 * @param amendedAt when the newest version was made; null for the first, like {@code amendmentReceivedAt}
 */
public record ExportedReport(
        UUID reportId,
        UUID courseId,
        UUID windowId,
        Integer week,
        int version,
        Timing timing,
        ReportSubmitted.Mode firstMode,
        int firstFormVersion,
        boolean enteredByStaff,
        Instant reportedAt,
        Instant receivedAt,
        boolean receivedAfterClosing,
        Instant amendedAt,
        Instant amendmentReceivedAt,
        ReportContent content) {

    /** Who answered. */
    public ReportSubmitted.Mode mode() {
        return content.mode() == null ? firstMode : content.mode();
    }

    /** Of the form that was answered. */
    public int formVersion() {
        return content.formVersion() == null ? firstFormVersion : content.formVersion();
    }

    public boolean isAmended() {
        return version > 1;
    }

    /** When the exported version was made. */
    public Instant authoredAt() {
        return amendedAt == null ? reportedAt : amendedAt;
    }

    /** When the exported version was stored. */
    public Instant storedAt() {
        return amendmentReceivedAt == null ? receivedAt : amendmentReceivedAt;
    }

    @Override
    public String toString() {
        return "ExportedReport[reportId=" + reportId + "]";
    }
}
