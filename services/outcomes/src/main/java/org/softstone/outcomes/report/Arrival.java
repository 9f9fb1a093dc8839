package org.softstone.outcomes.report;

import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.answer.FormVersion;
import org.softstone.outcomes.answer.Meaning;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.window.ReportWindow;

/**
 * A report that arrived and has been read.
 *
 * @param enteredBy see {@link FiledReport.FirstVersion}
 * @param filedAt when it was submitted, as far as it can be known
 * @param which of the sender's times are believed
 * @param clock the sender's clock
 */
record Arrival(
        UUID patientId,
        UUID reportId,
        String enteredBy,
        Instant filedAt,
        Belief belief,
        PhoneClock clock,
        ReportContent content) {

    /**
     * Whether it repeats what was filed.
     *
     * @param defaults the values of fields that it left out
     * @param inItsWindow whichever window either of them names
     */
    boolean says(ReportContent first, Meaning.Defaults defaults, boolean inItsWindow) {
        // two that both leave it to us were asked the same, also when there is another edition by now
        boolean neitherNamesIts = first.formVersion() == null && content.formVersion() == null;
        Meaning.Defaults now =
                new Meaning.Defaults(Mode.SELF, neitherNamesIts ? defaults.formVersion() : FormVersion.CURRENT);
        return inItsWindow
                ? Meaning.ofAnswers(first, defaults).equals(Meaning.ofAnswers(content, now))
                : Meaning.of(first, defaults).equals(Meaning.of(content, now));
    }

    FiledReport filedIn(ReportWindow window, Timing timing) {
        return filed(FiledReport.Placement.in(window, timing, clock.receivedAt()));
    }

    FiledReport unscheduled(UUID courseId) {
        return filed(FiledReport.Placement.unscheduled(courseId));
    }

    private FiledReport filed(FiledReport.Placement placement) {
        FiledReport.FirstVersion first = new FiledReport.FirstVersion(
                filedAt,
                clock,
                content.mode() == null ? Mode.SELF : content.mode(),
                enteredBy,
                content.formVersion() == null ? FormVersion.CURRENT : content.formVersion(),
                belief);
        return new FiledReport(reportId, patientId, placement, first, 1, null, content);
    }
}
