package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report was entered in error, for instance for the wrong patient, and no longer counts for anything. It stays readable
 * for audit in outcomes. If its window had closed and no other report replaces it, a {@link ReportMissed} follows.
 *
 * @param version of the report when it was retracted
 * @param courseId null when the patient had no course
 * @param windowId the window that it counted for; null when the report was unscheduled, like {@code week}
 * @param replacedBy the report that counts for that window from now on: one that the patient had filed for it in time and
 *     that was unscheduled only because of the retracted one. The whole report with its {@code version} unchanged; null
 *     when there is none
 */
@EventType("org.softstone.report.retracted.v1")
public record ReportRetracted(
        UUID patientId,
        UUID reportId,
        int version,
        @Nullable UUID courseId,
        @Nullable UUID windowId,
        @Nullable Integer week,
        Instant retractedAt,
        @Nullable ReportSubmitted replacedBy)
        implements ReportEvent {}
