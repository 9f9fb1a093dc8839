package org.softstone.notifications.rule;

import java.time.ZoneId;
import java.util.UUID;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;

/** What has just become known and may call for somebody's attention. */
public sealed interface Trigger {

    /** Null for a missed window. */
    UUID reportId();

    /** Null for an unscheduled report. */
    UUID windowId();

    /** A report has arrived. */
    record Reported(ReportSubmitted report) implements Trigger {

        @Override
        public UUID reportId() {
            return report.reportId();
        }

        @Override
        public UUID windowId() {
            return report.windowId();
        }
    }

    /**
     * A window has closed without a report.
     *
     * @param zone the patient's
     * @param answered whether a report of the window is known all the same
     */
    record Missed(ReportMissed window, ZoneId zone, boolean answered) implements Trigger {

        @Override
        public UUID reportId() {
            return null;
        }

        @Override
        public UUID windowId() {
            return window.windowId();
        }
    }
}
