package org.softstone.infusions.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.http.FieldCheck;
import org.softstone.http.Problems;
import org.softstone.infusions.visit.Slot;
import org.softstone.infusions.visit.Visit;

/**
 * @param startsAt when the visit is to be instead, to the minute
 * @param chairId default the same chair, or else one that is free
 * @param durationMinutes default as long as before
 * @param overrideReason overrides the least distance between infusions; one line; not compared when the request is
 *     repeated
 */
record RescheduleRequest(
        @Schema(required = true, examples = "2026-03-10T09:00:00+01:00")
        OffsetDateTime startsAt,

        UUID chairId,
        @Schema(examples = "60") Integer durationMinutes,
        String overrideReason) {

    private static final int MOST_MINUTES = 720;

    /** This request, after every field was found acceptable, whenever it is read. */
    RescheduleRequest checked() {
        FieldCheck check = new FieldCheck();
        check.required(
                startsAt,
                "/startsAt",
                start -> start.getSecond() == 0 && start.getNano() == 0,
                "must be a time to the minute, such as 2026-03-10T09:00:00+01:00");
        check.between(durationMinutes, "/durationMinutes", 1, MOST_MINUTES);
        String reason = check.optionalReason(overrideReason, "/overrideReason");
        check.throwIfAny();
        return new RescheduleRequest(startsAt, chairId, durationMinutes, reason);
    }

    /** Nothing is booked in the past. A move that was made before may be repeated when its time has come. */
    void refusePast(Instant now) {
        if (startsAt.toInstant().isBefore(now)) {
            throw Problems.invalidField("/startsAt", "must not be in the past");
        }
    }

    /** @param before how long the visit was to take */
    Slot slot(Duration before) {
        return Slot.of(startsAt.toInstant(), durationMinutes == null ? before : Duration.ofMinutes(durationMinutes));
    }

    /** Whether this is what the successor was booked for. */
    boolean asksFor(Visit successor, Duration before) {
        return slot(before).equals(successor.slot()) && (chairId == null || chairId.equals(successor.chairId()));
    }

    @Override
    public String toString() {
        return "RescheduleRequest[" + startsAt + "]";
    }
}
