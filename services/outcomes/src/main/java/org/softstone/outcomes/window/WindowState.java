package org.softstone.outcomes.window;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The state of a report window. */
public enum WindowState {
    /** It has not opened yet. */
    @JsonProperty("upcoming")
    UPCOMING,
    /** A report counts now. */
    @JsonProperty("open")
    OPEN,
    /** Its report was filed by the due time. */
    @JsonProperty("submitted")
    SUBMITTED,
    /** Its report was filed after the due time and before closing. */
    @JsonProperty("late")
    LATE,
    /** It closed without a report. One that was filed in time may still arrive. */
    @JsonProperty("missed")
    MISSED,
    /** Its report is no longer expected, and no ReportMissed is sent. A report that was filed before may still arrive. */
    @JsonProperty("cancelled")
    CANCELLED
}
