package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the treating team has the alert now.
 *
 * @param acknowledgedBy the user id of who has it: took it, or was handed it
 * @param previousOwner who had it before: somebody who no longer treats the patient, who handed it over, or who had taken it
 *     before it got worse. Null when nobody else had it, and in events from before alerts changed hands
 */
@EventType("org.softstone.alert.acknowledged.v1")
public record AlertAcknowledged(
        UUID patientId,
        UUID alertId,
        String acknowledgedBy,
        Instant acknowledgedAt,
        @Nullable String previousOwner) implements AlertEvent {}
