package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The patient can report for this week now.
 *
 * @param week 0 before the first infusion, then counted on, whatever the numbers of the visits
 * @param dueAt on time until then; null while a baseline window waits for its first visit to be booked
 * @param closesAt late until then, missed after; null like {@code dueAt}
 */
@EventType("org.softstone.report.window-opened.v1")
public record ReportWindowOpened(
        UUID patientId,
        UUID courseId,
        UUID windowId,
        int week,
        Instant opensAt,
        @Nullable Instant dueAt,
        @Nullable Instant closesAt)
        implements ReportEvent {}
