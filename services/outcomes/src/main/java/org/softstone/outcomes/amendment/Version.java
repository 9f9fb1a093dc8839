package org.softstone.outcomes.amendment;

import java.time.Instant;
import java.util.UUID;
import org.softstone.outcomes.answer.ReportContent;

/** A report as it was at one time; {@code amendmentId}, {@code reason} and {@code amendedAt} are null for the first. */
record Version(
        int number,
        UUID amendmentId,
        String reason,
        String enteredBy,
        Instant amendedAt,
        Instant receivedAt,
        ReportContent content) {

    @Override
    public String toString() {
        return "Version[number=" + number + "]";
    }
}
