package org.softstone.outcomes.report;

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
 * @param courseId null when the patient has no course
 * @param windowId what it counts for; null when it is unscheduled, like {@code week}
 * @param correctedAt {@code submittedAt} corrected by the phone's clock error, or the arrival when that is not known or not
 *     believed
 * @param version whose content this is
 * @param sentAt of the first attempt that arrived; null when absent
 * @param mode who answered, in the first version
 * @param enteredBy the account of the member of staff who entered it; null when it came from the patient's own account
 * @param formVersion of the form that the first version answered
 * @param which times of the first version are believed
 * @param retraction null while it counts
 */
public record FiledReport(
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
        Mode mode,
        String enteredBy,
        int formVersion,
        Belief belief,
        Retraction retraction,
        ReportContent content) {

    /** Why it counts no longer: it was entered in error. */
    public record Retraction(Instant at, String by, String reason) {
        @Override
        public String toString() {
            return "Retraction[at=" + at + "]";
        }
    }

    /** What was known of the clock of the phone, or of the staff's computer, that sent it first. */
    public PhoneClock clock() {
        return new PhoneClock(sentAt, receivedAt);
    }

    /**
     * When it was filed; empty where only its arrival is known, so that it may have been filed, and corrected, long before that.
     */
    public Optional<Instant> filedKnownAt() {
        boolean known = enteredBy != null || belief.submittedAt() && sentAt != null && content.submittedAt() != null;
        return known ? Optional.of(correctedAt) : Optional.empty();
    }

    public boolean isRetracted() {
        return retraction != null;
    }

    /** The report with the content of an amendment. What it counts for and when it was filed do not change. */
    public FiledReport amended(int newVersion, ReportContent newContent) {
        return with(newVersion, newContent, retraction);
    }

    public FiledReport retracted(Retraction because) {
        return with(version, content, because);
    }

    private FiledReport with(int newVersion, ReportContent newContent, Retraction newRetraction) {
        return new FiledReport(
                reportId,
                patientId,
                courseId,
                windowId,
                week,
                newVersion,
                timing,
                correctedAt,
                sentAt,
                receivedAt,
                receivedAfterClosing,
                mode,
                enteredBy,
                formVersion,
                belief,
                newRetraction,
                newContent);
    }

    /** The same report, once it counts for this window. */
    FiledReport countingFor(ReportWindow window, Timing newTiming) {
        return new FiledReport(
                reportId,
                patientId,
                window.courseId(),
                window.windowId(),
                window.week(),
                version,
                newTiming,
                correctedAt,
                sentAt,
                receivedAt,
                window.times().isClosed(receivedAt),
                mode,
                enteredBy,
                formVersion,
                belief,
                retraction,
                content);
    }

    /** Whether it describes the time before the first infusion. */
    public boolean isBaseline() {
        return week != null && week == 0;
    }
}
