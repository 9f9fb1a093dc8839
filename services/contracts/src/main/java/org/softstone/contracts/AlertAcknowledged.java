package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of the treating team owns the alert now.
 *
 * @param acknowledgedBy user id of the owner, who took it or was handed it
 * @param previousOwner who owned it before: somebody who no longer treats the patient, who handed it over, or who had
 *     acknowledged it before it got worse. Null when nobody else did, and in events older than hand-over
 */
@EventType("org.softstone.alert.acknowledged.v1")
public record AlertAcknowledged(
        UUID patientId,
        UUID alertId,
        String acknowledgedBy,
        Instant acknowledgedAt,
        @Nullable String previousOwner) implements AlertEvent {}
