package org.softstone.infusions.booking;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.http.FieldCheck;

/**
 * @param seriesId made by the client to be able to repeat the request; optional
 * @param firstDate local date of the first visit, at the site
 * @param time wall-clock time at the site, to the minute
 * @param chairId default one that is free
 * @param durationMinutes default the order's infusion time, else 60
 * @param overrideReason overrides the least distance between infusions; one line; not compared when the request is
 *     repeated
 */
record SeriesRequest(
        UUID seriesId,
        @Schema(required = true, examples = "2026-03-09") LocalDate firstDate,
        @Schema(required = true, examples = "09:00") LocalTime time,

        @Schema(required = true, minimum = "1", maximum = "52", examples = "30")
        Integer count,

        UUID chairId,
        @Schema(examples = "60") Integer durationMinutes,
        String overrideReason) {

    private static final int MOST_VISITS = 52;
    private static final int MOST_MINUTES = 720;

    SeriesRequest checked() {
        FieldCheck check = new FieldCheck();
        check.required(firstDate, "/firstDate");
        check.required(
                time,
                "/time",
                wall -> wall.getSecond() == 0 && wall.getNano() == 0,
                "must be a time to the minute, such as 09:00");
        check.between(check.required(count, "/count"), "/count", 1, MOST_VISITS);
        check.between(durationMinutes, "/durationMinutes", 1, MOST_MINUTES);
        String reason = check.optionalReason(overrideReason, "/overrideReason");
        check.throwIfAny();
        return new SeriesRequest(seriesId, firstDate, time, count, chairId, durationMinutes, reason);
    }

    @Override
    public String toString() {
        return "SeriesRequest[" + seriesId + "]";
    }
}
