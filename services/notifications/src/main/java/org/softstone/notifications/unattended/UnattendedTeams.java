package org.softstone.notifications.unattended;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;
import org.softstone.notifications.database.Sql;
import org.softstone.notifications.wording.Codes;

/** Open alerts against the replica of teams as it is now. */
@Singleton
class UnattendedTeams {

    /** Who may act is said by {@code AlertPermission}: a coordinator on missed reports only. */
    private static final String ALL = """
            SELECT p.team_id, t.site_id, array_agg(a.alert_id ORDER BY a.raised_at, a.alert_id) AS alerts,
                   array_agg(DISTINCT a.level) AS levels, min(a.raised_at) AS oldest
            FROM alert a JOIN patient_profile p ON p.patient_id = a.patient_id LEFT JOIN team t ON t.team_id = p.team_id
            WHERE a.state <> 'resolved' AND NOT EXISTS (
                SELECT FROM team_member m
                WHERE m.team_id = p.team_id AND (m.role <> 'COORDINATOR' OR a.rule LIKE 'M-%'))
            GROUP BY p.team_id, t.site_id ORDER BY min(a.raised_at), p.team_id
            """;

    private final Sql sql;

    UnattendedTeams(Sql sql) {
        this.sql = sql;
    }

    List<UnattendedTeam> all() {
        return sql.list(ALL, UnattendedTeams::read);
    }

    private static UnattendedTeam read(ResultSet row) throws SQLException {
        AlertLevel highest = Arrays.stream((String[]) row.getArray("levels").getArray())
                .map(level -> Codes.read(AlertLevel.class, level))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new UnattendedTeam(
                Sql.uuid(row, "team_id"),
                Sql.uuid(row, "site_id"),
                List.of((UUID[]) row.getArray("alerts").getArray()),
                highest,
                Sql.instant(row, "oldest"));
    }
}
