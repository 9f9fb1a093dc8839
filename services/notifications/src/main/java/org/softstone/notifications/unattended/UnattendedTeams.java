package org.softstone.notifications.unattended;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.softstone.contracts.AlertLevel;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.notifications.wording.Codes;

/** Open alerts against the replica of teams as it is now. */
@Singleton
class UnattendedTeams {

    /**
     * {@code AlertPermission} decides who may act: a coordinator on missed reports only. A person who was ever shown anything
     * here left a row in the audit trail; an account that does not exist, for example misspelt in the list of members, has none.
     */
    private static final String ALL = """
            WITH reached AS (
                SELECT a.alert_id, a.level, a.raised_at, p.team_id, t.site_id, members.may_act, members.seen
                FROM alert a JOIN patient_profile p ON p.patient_id = a.patient_id
                LEFT JOIN team t ON t.team_id = p.team_id
                CROSS JOIN LATERAL (
                    SELECT count(*) > 0 AS may_act, COALESCE(bool_or(EXISTS (
                        SELECT FROM access_audit d WHERE d.actor = m.user_id AND d.outcome = 'allowed')), false) AS seen
                    FROM team_member m
                    WHERE m.team_id = p.team_id AND (m.role <> 'COORDINATOR' OR a.rule LIKE 'M-%')) AS members
                WHERE a.state <> 'resolved')
            SELECT team_id, site_id, may_act, array_agg(alert_id ORDER BY raised_at, alert_id) AS alerts,
                   array_agg(DISTINCT level) AS levels, min(raised_at) AS oldest
            FROM reached WHERE NOT seen
            GROUP BY team_id, site_id, may_act ORDER BY min(raised_at), team_id, may_act
            """;

    private final Sql sql;

    UnattendedTeams(Sql sql) {
        this.sql = sql;
    }

    List<UnattendedTeam> all() {
        return sql.list(ALL, UnattendedTeams::read);
    }

    private static UnattendedTeam read(Row row) throws SQLException {
        AlertLevel highest = row.texts("levels").stream()
                .map(level -> Codes.read(AlertLevel.class, level))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new UnattendedTeam(
                row.uuid("team_id"),
                row.uuid("site_id"),
                row.flag("may_act") ? UnattendedTeam.Reason.NEVER_SEEN : UnattendedTeam.Reason.NO_CLINICIAN,
                row.uuidList("alerts"),
                highest,
                row.instant("oldest"));
    }
}
