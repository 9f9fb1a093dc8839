package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A window has closed without a report: 72 h after it was due, unless configured otherwise, or when its report was
 * retracted.
 *
 * @param duringPause whether the patient had announced a pause for that time: no alert. Null, in events older than pauses,
 *     means no
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
