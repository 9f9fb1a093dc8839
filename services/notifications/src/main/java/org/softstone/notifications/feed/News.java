package org.softstone.notifications.feed;

import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;

/**
 * Something to tell a treating team.
 *
 * @param reportId of a submitted, amended or retracted report, else null
 * @param windowId of a missed report, else null
 * @param alert what the news is about when it is about an alert, else {@link AboutAlert#NONE}
 * @param summary one sentence of codes and scores
 */
public record News(
        FeedKind kind, Instant at, UUID patientId, UUID reportId, UUID windowId, AboutAlert alert, String summary) {

    /**
     * An alert as it is after what the news tells.
     *
     * @param evidenceNumber the piece of evidence whose values the summary shows; null when it shows none
     * @param owner who has it, or had it before it got worse; null when nobody has taken it
     */
    public record AboutAlert(UUID alertId, String rule, AlertLevel level, Integer evidenceNumber, String owner) {

        static final AboutAlert NONE = new AboutAlert(null, null, null, null, null);
    }

    public static News ofReport(FeedKind kind, Instant at, UUID patientId, UUID reportId, String summary) {
        return new News(kind, at, patientId, reportId, null, AboutAlert.NONE, summary);
    }

    public static News ofMissedReport(Instant at, UUID patientId, UUID windowId, String summary) {
        return new News(FeedKind.REPORT_MISSED, at, patientId, null, windowId, AboutAlert.NONE, summary);
    }

    public static News ofAlert(FeedKind kind, Instant at, UUID patientId, AboutAlert alert, String summary) {
        return new News(kind, at, patientId, null, null, alert, summary);
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "News[" + kind + "]";
    }
}
