package org.softstone.infusions.seating;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.database.Code;

/**
 * A visit of a series that cannot be, and what could be instead. It says nothing of whose visit is in the way.
 *
 * @param visitNumber the number that the visit would have got
 * @param chairId the wanted chair, null when any would have done
 * @param reason {@code chair-taken}, {@code no-chair-free} or {@code patient-has-a-visit}
 * @param freeChairIds free at this very time
 * @param nextFree the next start on that day, when no chair is free at this time; null when that day is full
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ClashView(
        int visitNumber,
        OffsetDateTime startsAt,
        @Schema(nullable = true) UUID chairId,
        String reason,
        List<UUID> freeChairIds,
        @Schema(nullable = true) NextFreeView nextFree) {

    record NextFreeView(OffsetDateTime startsAt, UUID chairId) {}

    static ClashView from(ChairPlan.Clash clash, int firstNumber, ZoneId zone) {
        return new ClashView(
                firstNumber + clash.index(),
                at(clash.startsAt(), zone),
                clash.chairId(),
                Code.of(clash.reason()),
                clash.freeChairs(),
                clash.nextFree()
                        .map(next -> new NextFreeView(at(next.startsAt(), zone), next.chairId()))
                        .orElse(null));
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }
}
