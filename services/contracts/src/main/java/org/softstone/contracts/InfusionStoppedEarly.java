package org.softstone.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An infusion was ended before all of it was given.
 *
 * @param number see {@link VisitBooked#number}
 * @param orderedGrams of the ordered product and salt, as signed
 * @param givenGrams what the patient really got, of the same product and salt
 */
@EventType("org.softstone.infusion.stopped-early.v1")
public record InfusionStoppedEarly(
        UUID patientId,
        UUID courseId,
        UUID visitId,
        int number,
        Instant startedAt,
        Instant endedAt,
        BigDecimal orderedGrams,
        BigDecimal givenGrams)
        implements VisitEvent {}
