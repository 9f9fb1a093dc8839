package org.softstone.notifications.rule;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out the rules with the thresholds that this installation is configured with. */
class ApprovedThresholds {

    @Produces
    @Singleton
    AlertRules rules(RuleThresholds thresholds) {
        return new AlertRules(thresholds);
    }
}
