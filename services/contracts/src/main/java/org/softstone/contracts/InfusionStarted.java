package org.softstone.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An infusion is running.
 *
 * @param number see {@link VisitBooked#number}
 * @param orderedGrams of the ordered product and salt, as signed
 */
@EventType("org.softstone.infusion.started.v1")
public record InfusionStarted(
        UUID patientId, UUID courseId, UUID visitId, int number, Instant startedAt, BigDecimal orderedGrams)
        implements VisitEvent {}
