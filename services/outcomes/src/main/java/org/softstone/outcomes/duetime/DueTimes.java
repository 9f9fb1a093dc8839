package org.softstone.outcomes.duetime;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.softstone.database.Row;
import org.softstone.database.Sql;

/** How long before a visit sites want the report, all versions of it. */
@ApplicationScoped
class DueTimes {

    private static final String NEWEST = """
            SELECT * FROM site_window_setting WHERE site_id = ? ORDER BY version DESC LIMIT 1""";

    private final Sql sql;

    DueTimes(Sql sql) {
        this.sql = sql;
    }

    Optional<DueTime> current(UUID siteId) {
        return sql.first(NEWEST, DueTimes::setting, siteId);
    }

    boolean isSite(UUID siteId) {
        return sql.first("SELECT FROM team WHERE site_id = ?", _ -> true, siteId)
                .isPresent();
    }

    /** @return false when somebody else has just made this version */
    boolean add(DueTime setting) {
        return sql.change(
                        """
                        INSERT INTO site_window_setting (site_id, version, due_before_visit_hours, set_by, set_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (site_id, version) DO NOTHING""",
                        setting.siteId(),
                        setting.version(),
                        setting.dueBeforeVisitHours(),
                        setting.setBy(),
                        setting.setAt())
                == 1;
    }

    private static DueTime setting(Row row) throws SQLException {
        return new DueTime(
                row.uuid("site_id"),
                row.number("version"),
                row.integer("due_before_visit_hours"),
                row.text("set_by"),
                row.instant("set_at"));
    }
}
