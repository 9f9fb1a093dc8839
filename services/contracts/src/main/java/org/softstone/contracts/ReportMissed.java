package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A window has closed and has no report: 72 h after it was due, unless another time is configured, or when its report was
 * retracted.
 *
 * @param duringPause whether the patient had said that she cannot report then: no alert. Null in events from before pauses
 *     were known, which means no
 */
@EventType("org.softstone.report.missed.v1")
public record ReportMissed(
        UUID patientId,
        UUID courseId,
        UUID windowId,
        int week,
        Instant dueAt,
        Instant closedAt,
        @Nullable Boolean duringPause)
        implements ReportEvent {}
