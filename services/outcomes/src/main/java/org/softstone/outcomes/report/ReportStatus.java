package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a report is good for. */
public enum ReportStatus {
    /** It counts as it was sent. */
    @JsonProperty("completed")
    COMPLETED,
    /** It counts as it was corrected. */
    @JsonProperty("amended")
    AMENDED,
    /** It counts no longer, for nothing. */
    @JsonProperty("entered-in-error")
    ENTERED_IN_ERROR;

    static ReportStatus of(FiledReport report) {
        if (report.isRetracted()) {
            return ENTERED_IN_ERROR;
        }
        return report.version() > 1 ? AMENDED : COMPLETED;
    }
}
