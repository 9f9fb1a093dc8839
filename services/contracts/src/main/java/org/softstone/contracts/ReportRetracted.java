package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report was entered in error, for instance for the wrong patient: it counts no longer, for nothing. It stays readable
 * for audit in outcomes. When its window had closed, the window is announced as missed after this.
 *
 * @param version that the report had
 * @param courseId null when she had no course
 * @param windowId the window that has no report any more; null when the report was unscheduled, like {@code week}
 */
@EventType("org.softstone.report.retracted.v1")
public record ReportRetracted(
        UUID patientId,
        UUID reportId,
        int version,
        @Nullable UUID courseId,
        @Nullable UUID windowId,
        @Nullable Integer week,
        Instant retractedAt)
        implements ReportEvent {}
