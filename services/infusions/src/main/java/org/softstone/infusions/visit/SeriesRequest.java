package org.softstone.infusions.visit;

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
 * @param overrideReason why it is wanted although infusions come too near to each other; one line, no part of what is
 *     compared when the request is repeated
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
        check.required(
                count,
                "/count",
                visits -> visits >= 1 && visits <= MOST_VISITS,
                "must be between 1 and " + MOST_VISITS);
        check.optional(
                durationMinutes,
                "/durationMinutes",
                minutes -> minutes >= 1 && minutes <= MOST_MINUTES,
                "must be between 1 and " + MOST_MINUTES);
        String reason = check.optionalReason(overrideReason, "/overrideReason");
        check.throwIfAny();
        return new SeriesRequest(seriesId, firstDate, time, count, chairId, durationMinutes, reason);
    }

    @Override
    public String toString() {
        return "SeriesRequest[" + seriesId + "]";
    }
}
