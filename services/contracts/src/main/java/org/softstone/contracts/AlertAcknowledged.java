package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** Somebody of the treating team has taken the alert. @param acknowledgedBy her user id */
@EventType("org.softstone.alert.acknowledged.v1")
public record AlertAcknowledged(UUID patientId, UUID alertId, String acknowledgedBy, Instant acknowledgedAt)
        implements AlertEvent {}
