package org.softstone.notifications.rule;

import java.util.Map;
import java.util.Optional;
import org.softstone.contracts.AlertLevel;
import org.softstone.notifications.picture.Picture;

/**
 * A rule that draws somebody's attention to a patient. It decides nothing about her treatment.
 *
 * @param id such as {@code P-1}; what teams know it by
 * @param version grows with every change of condition or wording, so that an old alert can be explained
 * @param source the publications behind it, shown on every alert
 */
public record AlertRule(String id, int version, String source, Condition condition) {

    /** Decides from what is known and what is new; a pure function. */
    @FunctionalInterface
    interface Condition {
        Optional<Match> check(Picture picture, Trigger trigger);
    }

    /** The condition holds. @param inputs what decided, thresholds included */
    record Match(AlertLevel level, Map<String, Object> inputs, String summary) {

        /** Scores of a patient do not belong in a log. */
        @Override
        public String toString() {
            return "Match[" + level + "]";
        }
    }

    public Optional<Finding> check(Picture picture, Trigger trigger) {
        return condition
                .check(picture, trigger)
                .map(match -> new Finding(
                        id,
                        version,
                        match.level(),
                        source,
                        match.inputs(),
                        match.summary(),
                        trigger.reportId(),
                        trigger.reportVersion(),
                        trigger.windowId()));
    }
}
