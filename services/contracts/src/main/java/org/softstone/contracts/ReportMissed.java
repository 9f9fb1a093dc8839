package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** A window closed without a report: 72 h after it was due, unless the site set another time. */
@EventType("org.softstone.report.missed.v1")
public record ReportMissed(UUID patientId, UUID courseId, UUID windowId, int week, Instant dueAt, Instant closedAt)
        implements ReportEvent {}
