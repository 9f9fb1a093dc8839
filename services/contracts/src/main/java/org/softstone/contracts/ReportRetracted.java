package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report was entered in error, for instance for the wrong patient: it counts no longer, for nothing. It stays readable
 * for audit in outcomes. When its window had closed and nothing takes its place, the window is announced as missed after
 * this.
 *
 * @param version that the report had
 * @param courseId null when she had no course
 * @param windowId the window that it counted for; null when the report was unscheduled, like {@code week}
 * @param replacedBy the report that counts for that window from now on: one of hers that had been filed for it in time and
 *     was unscheduled only because this one was there. As it stands now, {@code version} unchanged; null when there is none
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
