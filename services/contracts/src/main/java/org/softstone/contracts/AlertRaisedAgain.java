package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * New evidence for an alert that is still open.
 *
 * @param level as it is now: evidence only raises it
 * @param acknowledged whether the alert stays acknowledged: the evidence is no worse than what was acknowledged. Null in
 *     events older than this field
 * @param owner who had acknowledged the alert before; null when nobody had
 */
@EventType("org.softstone.alert.raised-again.v1")
public record AlertRaisedAgain(
        UUID patientId,
        UUID alertId,
        String rule,
        int ruleVersion,
        AlertLevel level,
        Instant raisedAt,
        @Nullable Boolean acknowledged,
        @Nullable String owner)
        implements AlertEvent {}
