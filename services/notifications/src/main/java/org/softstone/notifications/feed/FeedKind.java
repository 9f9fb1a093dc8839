package org.softstone.notifications.feed;

import org.softstone.notifications.wording.Codes;

/** What a feed entry is about. */
public enum FeedKind {
    REPORT_SUBMITTED,
    REPORT_AMENDED,
    REPORT_RETRACTED,
    REPORT_MISSED,
    ALERT_RAISED,
    ALERT_RAISED_AGAIN,
    ALERT_EVIDENCE_CHANGED,
    ALERT_ACKNOWLEDGED,
    ALERT_RESOLVED;

    /** In an entry, and as the event name of the stream. */
    public String code() {
        return Codes.of(this);
    }
}
