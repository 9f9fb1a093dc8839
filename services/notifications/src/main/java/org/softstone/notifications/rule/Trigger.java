package org.softstone.notifications.rule;

import java.time.Instant;
import java.time.ZoneId;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;

/** What has just become known and may call for somebody's attention. */
public sealed interface Trigger {

    /** A report has arrived. */
    record Reported(ReportSubmitted report) implements Trigger {}

    /**
     * A known report is evaluated again, because it was amended or because a report was that it may be compared with.
     *
     * @param at when
     */
    record Reviewed(ReportSubmitted report, Instant at) implements Trigger {}

    /**
     * A window has closed without a report.
     *
     * @param zone the patient's
     * @param answered whether a report of the window is known nevertheless
     */
    record Missed(ReportMissed window, ZoneId zone, boolean answered) implements Trigger {

        /** Whether the patient had announced a pause for that time. */
        boolean duringPause() {
            return Boolean.TRUE.equals(window.duringPause());
        }
    }

    default Subject subject() {
        return switch (this) {
            case Reported reported -> Subject.of(reported.report());
            case Reviewed reviewed -> Subject.of(reviewed.report());
            case Missed missed -> Subject.of(missed.window());
        };
    }
}
