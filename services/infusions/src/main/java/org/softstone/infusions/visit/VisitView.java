package org.softstone.infusions.visit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param number the visit's place in its course, from 1
 * @param zone the site's, in which the visit was booked; times carry its offset
 * @param stateSince null while it is booked; when the state was recorded
 * @param reason why it was held or cancelled; only for nurses and physicians who read this visit
 * @param successorId the visit in its place, when it is rescheduled
 * @param orderedGrams what the order in force said when the infusion started, of the order's salt; null before
 * @param givenGrams what the patient really got; null until the infusion has ended
 * @param reinstatedAt when a no-show of this visit was last undone
 * @param warnings infusions too close to it, while it is booked or checked in; only for staff who read this visit
 * @param overrides steps taken although infusions are too close; only for staff who read this visit
 */
public record VisitView(
        UUID visitId,
        UUID courseId,
        UUID patientId,
        int number,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        ZoneId zone,
        UUID siteId,
        UUID chairId,
        VisitState state,
        @Schema(nullable = true) OffsetDateTime stateSince,
        @Schema(nullable = true) String reason,
        @Schema(nullable = true) UUID successorId,
        @Schema(nullable = true) OffsetDateTime checkedInAt,
        @Schema(nullable = true) OffsetDateTime startedAt,
        @Schema(nullable = true) OffsetDateTime endedAt,
        @Schema(nullable = true) OffsetDateTime reinstatedAt,
        @Schema(nullable = true) BigDecimal orderedGrams,
        @Schema(nullable = true) BigDecimal givenGrams,
        @Schema(nullable = true) List<SpacingWarning> warnings,
        @Schema(nullable = true) List<Insisted> overrides) {

    /**
     * @param step {@code book}, {@code reschedule}, {@code check-in} or {@code reinstate}
     * @param reason only for nurses and physicians
     */
    public record Insisted(
            String step, @Schema(nullable = true) String reason, String by, OffsetDateTime at) {

        @Override
        public String toString() {
            return "Insisted[" + step + "]";
        }
    }

    public static VisitView from(Visit visit) {
        return of(visit, false, null, null);
    }

    /** @param withWords whether the reader may see what people wrote */
    public static VisitView of(
            Visit visit, boolean withWords, List<SpacingWarning> warnings, List<Insisted> overrides) {
        ZoneId zone = visit.zone();
        return new VisitView(
                visit.visitId(),
                visit.courseId(),
                visit.patientId(),
                visit.number(),
                at(visit.startsAt(), zone),
                at(visit.endsAt(), zone),
                zone,
                visit.siteId(),
                visit.chairId(),
                visit.state(),
                at(visit.stateSince(), zone),
                withWords ? visit.reason() : null,
                visit.successorId(),
                at(visit.checkedInAt(), zone),
                at(visit.startedAt(), zone),
                at(visit.endedAt(), zone),
                at(visit.reinstatedAt(), zone),
                visit.orderedGrams() == null ? null : visit.orderedGrams().value(),
                visit.givenGrams() == null ? null : visit.givenGrams().value(),
                warnings,
                overrides);
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
    }

    @Override
    public String toString() {
        return "VisitView[" + visitId + "]";
    }
}
