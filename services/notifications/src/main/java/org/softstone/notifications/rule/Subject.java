package org.softstone.notifications.rule;

import java.util.UUID;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;

/**
 * The report or the missed window that something is about.
 *
 * @param reportId null for a missed window, like {@code reportVersion}
 * @param windowId null for an unscheduled report
 */
public record Subject(UUID reportId, Integer reportVersion, UUID windowId) {

    public static Subject of(ReportSubmitted report) {
        return new Subject(report.reportId(), report.version(), report.windowId());
    }

    static Subject of(ReportMissed window) {
        return new Subject(null, null, window.windowId());
    }
}
