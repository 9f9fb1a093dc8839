package org.softstone.notifications.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;

/**
 * What a rule found, with everything that somebody needs to judge it.
 *
 * @param source the publications behind the rule, or that it is an assumption
 * @param inputs the values and thresholds that decided, unit in the name where it is not a score
 * @param summary one sentence for the feed
 * @param reportId the report that tells of it; null for a missed window, like {@code reportVersion}
 * @param windowId null for an unscheduled report
 */
public record Finding(
        String rule,
        int ruleVersion,
        AlertLevel level,
        String source,
        Map<String, Object> inputs,
        String summary,
        UUID reportId,
        Integer reportVersion,
        UUID windowId) {

    public Finding {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Finding[" + rule + " " + level + "]";
    }
}
