package org.softstone.notifications.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.softstone.contracts.AlertLevel;

/**
 * What a rule makes of a report or a missed window.
 *
 * @param summary one sentence for the feed
 * @param inputs the values and thresholds that decided, unit in the name where it is not a score
 */
public record Judgement(AlertLevel level, String summary, Map<String, Object> inputs) {

    public Judgement {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Judgement[" + level + "]";
    }
}
