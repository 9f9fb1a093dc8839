package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.database.StoredJson;
import org.softstone.notifications.rule.Subject;
import org.softstone.notifications.wording.Codes;

/** The evidence of all alerts, and who had each. */
@Singleton
public class AlertHistories {

    /** More is not read at once: a patient who reports every minute must not slow down every list. */
    public static final int SHOWN_EVIDENCE = 50;

    private static final String RECENT_EVIDENCE = """
            SELECT e.* FROM alert_evidence e JOIN alert a ON a.alert_id = e.alert_id
            WHERE e.alert_id = ANY (?) AND (e.number = 1 OR e.number > a.evidence_count - %d)
            ORDER BY e.alert_id, e.number
            """.formatted(SHOWN_EVIDENCE - 1);

    private static final String UNRECORDED = """
            SELECT a.alert_id, (SELECT count(*) + 1 FROM alert_owner o WHERE o.alert_id = a.alert_id),
                   a.acknowledged_at, a.acknowledged_by, a.acknowledged_by, NULL,
                   COALESCE(a.acknowledged_evidence, (
                       SELECT count(*) FROM alert_evidence g
                       WHERE g.alert_id = a.alert_id AND g.at <= a.acknowledged_at))::integer
            FROM alert a
            WHERE a.acknowledged_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM alert_owner o WHERE o.alert_id = a.alert_id AND o.at = a.acknowledged_at)""";

    private final Sql sql;

    AlertHistories(Sql sql) {
        this.sql = sql;
    }

    public List<Evidence> evidenceOf(UUID alertId) {
        return sql.list(
                "SELECT * FROM alert_evidence WHERE alert_id = ? ORDER BY number", AlertHistories::evidence, alertId);
    }

    /** The evidence of each of these alerts, oldest first. */
    public Map<UUID, List<Evidence>> evidenceOf(Collection<UUID> alertIds) {
        return grouped("SELECT * FROM alert_evidence WHERE alert_id = ANY (?) ORDER BY alert_id, number", alertIds);
    }

    private Map<UUID, List<Evidence>> grouped(String query, Collection<UUID> alertIds) {
        return alertIds.isEmpty()
                ? Map.of()
                : sql.list(query, AlertHistories::evidence, alertIds).stream()
                        .collect(Collectors.groupingBy(Evidence::alertId));
    }

    /** All of it, to page through. */
    public AlertHistory wholeHistoryOf(UUID alertId) {
        return new AlertHistory(
                evidenceOf(alertId), ownerChangesOf(List.of(alertId)).getOrDefault(alertId, List.of()));
    }

    /** Of each of these alerts what raised it, the newest evidence and all changes of owner. */
    public Map<UUID, AlertHistory> historyOf(Collection<UUID> alertIds) {
        Map<UUID, List<Evidence>> evidence = grouped(RECENT_EVIDENCE, alertIds);
        Map<UUID, List<OwnerChange>> ownerChanges = ownerChangesOf(alertIds);
        return alertIds.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        alertId -> new AlertHistory(
                                evidence.getOrDefault(alertId, List.of()),
                                ownerChanges.getOrDefault(alertId, List.of()))));
    }

    /** An earlier version of the service, which may still run, writes an acknowledgement only into the alert. */
    private Map<UUID, List<OwnerChange>> ownerChangesOf(Collection<UUID> alertIds) {
        if (alertIds.isEmpty()) {
            return Map.of();
        }
        return sql
                .list(
                        """
                        SELECT alert_id, number, at, acted_by, owner, previous_owner, evidence FROM alert_owner
                        WHERE alert_id = ANY (?)
                        UNION ALL
                        """ + UNRECORDED + " AND a.alert_id = ANY (?) ORDER BY alert_id, number",
                        AlertHistories::ownerChange,
                        alertIds,
                        alertIds)
                .stream()
                .collect(Collectors.groupingBy(OwnerChange::alertId));
    }

    /** Records who has the alert now; what an earlier version of the service left out comes first. */
    public void record(OwnerChange change) {
        sql.change(
                "INSERT INTO alert_owner (alert_id, number, at, acted_by, owner, previous_owner, evidence) "
                        + UNRECORDED
                        + " AND a.alert_id = ?",
                change.alertId());
        sql.change(
                """
                INSERT INTO alert_owner (alert_id, number, at, acted_by, owner, previous_owner, evidence)
                SELECT ?, (SELECT count(*) + 1 FROM alert_owner WHERE alert_id = ?), ?, ?, ?, ?, ?
                """,
                change.alertId(),
                change.alertId(),
                change.at(),
                change.by(),
                change.owner(),
                change.previousOwner(),
                change.evidence());
    }

    /** Which of these windows any of these alerts has evidence of. */
    public Set<UUID> windowsAmongEvidence(Collection<UUID> alertIds, Collection<UUID> windowIds) {
        return windowIds.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list(
                        "SELECT DISTINCT window_id FROM alert_evidence WHERE alert_id = ANY (?) AND window_id = ANY (?)",
                        row -> row.uuid("window_id"),
                        alertIds,
                        windowIds));
    }

    public void append(List<Evidence> evidence) {
        sql.changeEach(
                """
                INSERT INTO alert_evidence (alert_id, number, kind, at, rule_version, level, report_id, report_version,
                                            window_id, summary, inputs)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """,
                evidence.stream()
                        .map(piece -> new Object[] {
                            piece.alertId(),
                            piece.number(),
                            Codes.of(piece.kind()),
                            piece.at(),
                            piece.ruleVersion(),
                            Codes.of(piece.level()),
                            piece.subject().reportId(),
                            piece.subject().reportVersion(),
                            piece.subject().windowId(),
                            piece.judgement().summary(),
                            StoredJson.write(piece.judgement().inputs())
                        })
                        .toList());
    }

    /** Voided evidence changes only by the reason. */
    public void markVoided(List<Evidence> evidence) {
        sql.changeEach(
                "UPDATE alert_evidence SET voided = ? WHERE alert_id = ? AND number = ?",
                evidence.stream()
                        .map(piece -> new Object[] {Codes.of(piece.voided()), piece.alertId(), piece.number()})
                        .toList());
    }

    private static OwnerChange ownerChange(Row row) throws SQLException {
        return new OwnerChange(
                row.uuid("alert_id"),
                row.instant("at"),
                row.text("acted_by"),
                row.text("owner"),
                row.text("previous_owner"),
                row.integer("evidence"));
    }

    private static Evidence evidence(Row row) throws SQLException {
        return new Evidence(
                row.uuid("alert_id"),
                row.integer("number"),
                Codes.read(Evidence.Kind.class, row.text("kind")),
                row.instant("at"),
                row.integer("rule_version"),
                Alerts.judgement(row, "level"),
                new Subject(row.uuid("report_id"), row.integer("report_version"), row.uuid("window_id")),
                Codes.read(Evidence.Voided.class, row.text("voided")));
    }
}
