package org.softstone.database;

import org.junit.jupiter.api.Test;
import org.softstone.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_module_keeps_the_rules_of_the_house() {
        ArchitectureRules.check("org.softstone.database");
    }
}
