package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** New evidence for an alert that is still open. @param level as it is now: evidence only raises it */
@EventType("org.softstone.alert.raised-again.v1")
public record AlertRaisedAgain(
        UUID patientId, UUID alertId, String rule, int ruleVersion, AlertLevel level, Instant raisedAt)
        implements AlertEvent {}
