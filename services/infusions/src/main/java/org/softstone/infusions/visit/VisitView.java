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
 * @param reason why it was held or cancelled, in somebody's words; told to nurses and physicians who ask for this visit
 * @param successorId the visit in its place, when it is rescheduled
 * @param orderedGrams what the order in force said when the infusion started, of the order's salt; null before
 * @param givenGrams what the patient really got; null until the infusion has ended
 * @param reinstatedAt when a no-show of this visit was last undone
 * @param warnings what is too near to it while it is booked or checked in; told to staff who ask for this visit
 * @param overrides who insisted on a step although infusions come too near; told to staff who ask for this visit
 */
record VisitView(
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
     * @param reason in somebody's words; told to nurses and physicians
     */
    record Insisted(String step, @Schema(nullable = true) String reason, String by, OffsetDateTime at) {

        @Override
        public String toString() {
            return "Insisted[" + step + "]";
        }
    }

    static VisitView from(Visit visit) {
        return of(visit, null, null, null);
    }

    /** @param withWords whether the reader may see what people wrote */
    static VisitView of(Visit visit, boolean withWords, List<SpacingWarning> warnings, List<VisitOverride> overrides) {
        return of(
                visit,
                withWords ? visit.reason() : null,
                warnings,
                overrides.stream()
                        .map(it -> new Insisted(
                                it.step(),
                                withWords ? it.reason() : null,
                                it.takenBy(),
                                at(it.takenAt(), visit.zone())))
                        .toList());
    }

    private static VisitView of(Visit visit, String reason, List<SpacingWarning> warnings, List<Insisted> overrides) {
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
                reason,
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
