package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** A person of the treating team has dealt with the alert. @param resolvedBy their user id */
@EventType("org.softstone.alert.resolved.v1")
public record AlertResolved(UUID patientId, UUID alertId, String resolvedBy, AlertOutcome outcome, Instant resolvedAt)
        implements AlertEvent {}
