package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a report counts. */
public enum ReportStatus {
    /** It counts as it was sent. */
    @JsonProperty("completed")
    COMPLETED,
    /** It counts as it was corrected. */
    @JsonProperty("amended")
    AMENDED,
    /** It does not count any more. */
    @JsonProperty("entered-in-error")
    ENTERED_IN_ERROR;

    static ReportStatus of(FiledReport report) {
        if (report.isRetracted()) {
            return ENTERED_IN_ERROR;
        }
        return report.version() > 1 ? AMENDED : COMPLETED;
    }
}
