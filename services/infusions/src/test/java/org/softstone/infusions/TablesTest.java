package org.softstone.infusions;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.softstone.testing.TablesOfFeatures;

class TablesTest {

    @Test
    void which_feature_uses_which_table_is_written_down() {
        TablesOfFeatures.check("org.softstone.infusions", Path.of("docs/tables.md"));
    }
}
