package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;

/**
 * What raised an alert, or raised it again.
 *
 * @param number 1 for what raised it
 * @param level what this piece alone would have raised
 * @param reportId null for a missed window
 * @param windowId null for an unscheduled report
 */
record Evidence(
        UUID alertId,
        int number,
        Instant at,
        int ruleVersion,
        AlertLevel level,
        UUID reportId,
        UUID windowId,
        String summary,
        Map<String, Object> inputs) {

    Evidence {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Evidence[" + alertId + " " + number + "]";
    }
}
