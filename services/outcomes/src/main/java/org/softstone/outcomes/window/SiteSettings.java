package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.database.Row;
import org.softstone.database.Sql;

/** How long before a visit sites want the report, all versions of it. */
@ApplicationScoped
class SiteSettings {

    private static final String NEWEST = """
            SELECT DISTINCT ON (site_id) * FROM site_window_setting WHERE site_id = ANY (?)
            ORDER BY site_id, version DESC""";

    private final Sql sql;

    SiteSettings(Sql sql) {
        this.sql = sql;
    }

    Optional<SiteSetting> current(UUID siteId) {
        return sql.first(NEWEST, SiteSettings::setting, List.of(siteId));
    }

    /** Of those sites that have a setting of their own. */
    Map<UUID, Duration> dueBeforeVisit(Collection<UUID> siteIds) {
        return sql.list(NEWEST, SiteSettings::setting, siteIds).stream()
                .collect(Collectors.toMap(
                        SiteSetting::siteId, setting -> Duration.ofHours(setting.dueBeforeVisitHours())));
    }

    boolean isSite(UUID siteId) {
        return sql.first("SELECT FROM team WHERE site_id = ?", _ -> true, siteId)
                .isPresent();
    }

    /** @return false when somebody else has just made this version */
    boolean add(SiteSetting setting) {
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

    private static SiteSetting setting(Row row) throws SQLException {
        return new SiteSetting(
                row.uuid("site_id"),
                row.number("version"),
                row.integer("due_before_visit_hours"),
                row.text("set_by"),
                row.instant("set_at"));
    }
}
