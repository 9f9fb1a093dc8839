package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;

/** @param rule such as {@code P-1} @param ruleVersion the version of the rule and its thresholds that decided */
@EventType("org.softstone.alert.raised.v1")
public record AlertRaised(
        UUID patientId, UUID alertId, String rule, int ruleVersion, AlertLevel level, Instant raisedAt)
        implements AlertEvent {}
