package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.window.ReportWindow;

/**
 * A stored report.
 *
 * @param first what stays as it was in the first version
 * @param version whose content this is
 * @param retraction null while it counts
 */
public record FiledReport(
        UUID reportId,
        UUID patientId,
        Placement placement,
        FirstVersion first,
        int version,
        Retraction retraction,
        ReportContent content) {

    /**
     * What a report counts for.
     *
     * @param courseId null when the patient has no course
     * @param windowId null when it is unscheduled, like {@code week}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Placement(UUID courseId, UUID windowId, Integer week, Timing timing, boolean receivedAfterClosing) {

        static Placement in(ReportWindow window, Timing timing, Instant receivedAt) {
            boolean afterClosing = window.times().isClosed(receivedAt);
            return new Placement(window.courseId(), window.windowId(), window.week(), timing, afterClosing);
        }

        static Placement unscheduled(UUID courseId) {
            return new Placement(courseId, null, null, Timing.UNSCHEDULED, false);
        }
    }

    /**
     * How the first version came.
     *
     * @param correctedAt {@code submittedAt} corrected by the phone's clock error, or the arrival when that is not known or
     *     not believed
     * @param clock what was known of the clock of the phone, or of the staff's computer, by the first attempt that arrived
     * @param mode who answered
     * @param enteredBy the account of the member of staff who entered it; null when it came from the patient's own account
     * @param formVersion of the form that was answered
     * @param belief which times are believed
     */
    public record FirstVersion(
            Instant correctedAt, PhoneClock clock, Mode mode, String enteredBy, int formVersion, Belief belief) {}

    /** Why it counts no longer: it was entered in error. */
    public record Retraction(Instant at, String by, String reason) {
        @Override
        public String toString() {
            return "Retraction[at=" + at + "]";
        }
    }

    /**
     * When it was filed; empty where only its arrival is known, so that it may have been filed, and corrected, long before that.
     */
    public Optional<Instant> filedKnownAt() {
        boolean told = first.belief().submittedAt() && first.clock().sentAt() != null && content.submittedAt() != null;
        return first.enteredBy() != null || told ? Optional.of(first.correctedAt()) : Optional.empty();
    }

    public boolean isRetracted() {
        return retraction != null;
    }

    /** The report with the content of an amendment. What it counts for and when it was filed do not change. */
    public FiledReport amended(int newVersion, ReportContent newContent) {
        return new FiledReport(reportId, patientId, placement, first, newVersion, retraction, newContent);
    }

    public FiledReport retracted(Retraction because) {
        return new FiledReport(reportId, patientId, placement, first, version, because, content);
    }

    /** The same report, once it counts for this window. */
    FiledReport countingFor(ReportWindow window, Timing timing) {
        Placement there = Placement.in(window, timing, first.clock().receivedAt());
        return new FiledReport(reportId, patientId, there, first, version, retraction, content);
    }

    /** Whether it describes the time before the first infusion. */
    public boolean isBaseline() {
        return placement.week() != null && placement.week() == 0;
    }
}
