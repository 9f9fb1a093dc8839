package org.softstone.outcomes.duetime;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.softstone.database.Sql;
import org.softstone.outcomes.planning.WindowConfig;
import org.softstone.outcomes.version.Versions;

/** How many hours before a visit each site wants the report; null while it has set nothing. */
@Singleton
class DueTimes extends Versions<Integer> {

    private final Sql sql;
    private final WindowConfig config;

    DueTimes(Sql sql, WindowConfig config) {
        super(
                sql,
                new Columns("site_window_setting", "site_id", "due_before_visit_hours", "integer", "set"),
                null,
                row -> row.integer("due_before_visit_hours"),
                hours -> hours);
        this.sql = sql;
        this.config = config;
    }

    /** Of a site that has set nothing. */
    Duration byDefault() {
        return config.dueBeforeVisit();
    }

    boolean isSite(UUID siteId) {
        return sql.first("SELECT FROM team WHERE site_id = ?", _ -> true, siteId)
                .isPresent();
    }
}
