package org.softstone.infusions.infusion;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.http.FieldCheck;
import org.softstone.infusions.visit.GivenGrams;
import org.softstone.infusions.visit.InfusionEnd;
import org.softstone.infusions.visit.Visit;

/**
 * @param givenGrams what the patient really got, of the ordered salt; 0 up to what was ordered
 * @param endedAt default now; not before the start and not in the future
 */
record EndRequest(
        @Schema(required = true, minimum = "0", examples = "12.5")
        BigDecimal givenGrams,

        OffsetDateTime endedAt) {

    private static final int DECIMALS = 3;

    /** The end of that infusion, after every field was found acceptable. */
    InfusionEnd checked(Visit visit, boolean early, Instant now) {
        FieldCheck check = new FieldCheck();
        BigDecimal ordered = visit.orderedGrams().value();
        check.required(
                givenGrams,
                "/givenGrams",
                grams -> grams.signum() >= 0 && grams.stripTrailingZeros().scale() <= DECIMALS,
                "must not be negative, with up to three decimals");
        check.optional(
                givenGrams,
                "/givenGrams",
                grams -> grams.compareTo(ordered) <= 0,
                "must not be more than the ordered " + ordered.toPlainString() + " g");
        check.optional(
                givenGrams,
                "/givenGrams",
                grams -> !early || grams.compareTo(ordered) != 0,
                "must be less than the ordered " + ordered.toPlainString() + " g; else complete the infusion");
        Instant ended = endedAt == null ? null : endedAt.toInstant().truncatedTo(ChronoUnit.MICROS);
        check.optional(
                ended,
                "/endedAt",
                end -> !end.isBefore(visit.startedAt()) && !end.isAfter(now),
                "must not be before the start of the infusion nor in the future");
        check.throwIfAny();
        return new InfusionEnd(new GivenGrams(givenGrams), ended);
    }
}
