package org.softstone.outcomes.report;

import java.util.UUID;
import org.softstone.outcomes.answer.Purpose;
import org.softstone.outcomes.answer.ReportRequest;

/**
 * A report on its way in.
 *
 * @param enteredBy the account of the member of staff who enters it; null when it comes from the patient's own account
 */
public record Submission(UUID reportId, ReportRequest report, String enteredBy) {

    public static Submission byPatient(UUID reportId, ReportRequest report) {
        return new Submission(reportId, report, null);
    }

    public static Submission byStaff(String userId, UUID reportId, ReportRequest report) {
        return new Submission(reportId, report, userId);
    }

    boolean isByStaff() {
        return enteredBy != null;
    }

    Purpose purpose() {
        return isByStaff() ? Purpose.FILED_BY_STAFF : Purpose.FILED_BY_PATIENT;
    }
}
