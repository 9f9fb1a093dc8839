package org.softstone.outcomes.report;

import java.time.Instant;
import java.util.UUID;
import org.softstone.outcomes.answer.Purpose;
import org.softstone.outcomes.answer.Sent;

/**
 * A report that arrived and has not been read.
 *
 * @param reportId null where the report should say it and does not: then it is refused
 * @param enteredBy the account of the member of staff who enters it; null when it comes from the patient's own account
 * @param receivedAt business time of the arrival
 */
public record Submission(UUID reportId, Sent report, String enteredBy, Instant receivedAt) {

    public static Submission byPatient(UUID reportId, Sent report, Instant receivedAt) {
        return new Submission(reportId, report, null, receivedAt);
    }

    public static Submission byStaff(String userId, UUID reportId, Sent report, Instant receivedAt) {
        return new Submission(reportId, report, userId, receivedAt);
    }

    boolean isByStaff() {
        return enteredBy != null;
    }

    Purpose purpose() {
        return isByStaff() ? Purpose.FILED_BY_STAFF : Purpose.FILED_BY_PATIENT;
    }
}
