package org.softstone.infusions;

import org.junit.jupiter.api.Test;
import org.softstone.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_code_keeps_the_rules_of_the_house() {
        ArchitectureRules.checkService("org.softstone.infusions", "BookingClash");
    }
}
