package org.softstone.notifications.testing;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.softstone.notifications.rule.RuleThresholds;

/** The thresholds as the application would read them. */
public final class Thresholds {

    private Thresholds() {}

    public static RuleThresholds defaults() {
        return with(Map.of());
    }

    /** @param changed by name without prefix, such as {@code fever-celsius} */
    public static RuleThresholds with(Map<String, String> changed) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(RuleThresholds.class);
        changed.forEach((name, value) -> builder.withDefaultValue("softstone.notifications.rules." + name, value));
        return builder.build().getConfigMapping(RuleThresholds.class);
    }
}
