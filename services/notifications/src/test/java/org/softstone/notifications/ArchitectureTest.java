package org.softstone.notifications;

import org.junit.jupiter.api.Test;
import org.softstone.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_architecture_rules_hold() {
        ArchitectureRules.checkService("org.softstone.notifications", "ApprovedThresholds", "StreamFeed");
    }
}
