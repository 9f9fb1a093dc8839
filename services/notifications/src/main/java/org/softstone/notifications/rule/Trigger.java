package org.softstone.notifications.rule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;

/** What has just become known and may call for somebody's attention. */
public sealed interface Trigger {

    /** Null for a missed window. */
    UUID reportId();

    /** Null for a missed window. */
    Integer reportVersion();

    /** Null for an unscheduled report. */
    UUID windowId();

    /** A report has arrived. */
    record Reported(ReportSubmitted report) implements Trigger {

        @Override
        public UUID reportId() {
            return report.reportId();
        }

        @Override
        public Integer reportVersion() {
            return report.version();
        }

        @Override
        public UUID windowId() {
            return report.windowId();
        }
    }

    /**
     * A known report is looked at again: it was amended, or another one that it may be compared with.
     *
     * @param at when
     */
    record Reviewed(ReportSubmitted report, Instant at) implements Trigger {

        @Override
        public UUID reportId() {
            return report.reportId();
        }

        @Override
        public Integer reportVersion() {
            return report.version();
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

        /** Whether she had said that she cannot report then. */
        boolean duringPause() {
            return Boolean.TRUE.equals(window.duringPause());
        }

        @Override
        public UUID reportId() {
            return null;
        }

        @Override
        public Integer reportVersion() {
            return null;
        }

        @Override
        public UUID windowId() {
            return window.windowId();
        }
    }
}
