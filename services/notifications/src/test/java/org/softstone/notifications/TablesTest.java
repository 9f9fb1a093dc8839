package org.softstone.notifications;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.softstone.testing.TablesOfFeatures;

class TablesTest {

    @Test
    void which_feature_uses_which_table_is_written_down() {
        TablesOfFeatures.check("org.softstone.notifications", Path.of("docs/tables.md"));
    }
}
