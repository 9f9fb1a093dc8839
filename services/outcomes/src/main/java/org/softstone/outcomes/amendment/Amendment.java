package org.softstone.outcomes.amendment;

import java.time.Instant;
import java.util.UUID;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.report.PhoneClock;

/**
 * A stored correction.
 *
 * @param version 2 and up, in order of arrival
 * @param enteredBy the account of the member of staff who made it; null when it came from the patient's own account
 * @param amendedAt when it was made, corrected by the clock's error, or the arrival
 * @param disbelieved that time by the sender's clock, where it is impossible; else null
 */
record Amendment(
        UUID amendmentId,
        UUID reportId,
        int version,
        String reason,
        String enteredBy,
        Instant amendedAt,
        Instant disbelieved,
        PhoneClock clock,
        ReportContent content) {

    @Override
    public String toString() {
        return "Amendment[amendmentId=" + amendmentId + "]";
    }
}
