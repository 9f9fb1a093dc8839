package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertOutcome;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.database.StoredJson;
import org.softstone.http.Paging;
import org.softstone.notifications.rule.Judgement;
import org.softstone.notifications.rule.RuleVersion;
import org.softstone.notifications.wording.Codes;

/** All alerts, without their histories. */
@Singleton
public class Alerts {

    /**
     * An earlier version of the service, which may still run, writes no standing level: it is the alert's level as long as
     * anything stands. Nor does it write which evidence was acknowledged: it is all that existed at that time.
     */
    private static final String ALERT = """
            SELECT a.*, CASE
                WHEN a.standing_level IS NULL AND EXISTS (
                    SELECT 1 FROM alert_evidence f
                    WHERE f.alert_id = a.alert_id AND f.voided IS NULL AND f.kind IN ('found', 'found-anew')) THEN a.level
                ELSE a.standing_level END AS stands_at,
                COALESCE(a.newest_evidence_at, a.raised_at) AS newest_at,
                COALESCE(a.acknowledged_evidence, (
                    SELECT count(*) FROM alert_evidence g
                    WHERE g.alert_id = a.alert_id AND g.at <= a.acknowledged_at))::integer AS acknowledged_up_to
            FROM alert a
            """;

    private final Sql sql;

    Alerts(Sql sql) {
        this.sql = sql;
    }

    public Optional<Alert> find(UUID alertId) {
        return sql.first(ALERT + "WHERE a.alert_id = ?", Alerts::alert, alertId);
    }

    /** The alert, locked until the transaction ends. */
    public Optional<Alert> lock(UUID alertId) {
        return sql.first(ALERT + "WHERE a.alert_id = ? FOR UPDATE OF a", Alerts::alert, alertId);
    }

    /** Open alerts of all patients whom this team treats, oldest first. */
    public List<Alert> openOf(UUID teamId) {
        return sql.list(ALERT + """
                WHERE a.state <> 'resolved'
                  AND a.patient_id IN (SELECT p.patient_id FROM patient_profile p WHERE p.team_id = ?)
                ORDER BY a.raised_at, a.alert_id
                """, Alerts::alert, teamId);
    }

    /** The patient's open alerts, oldest first. */
    public List<Alert> openOfPatient(UUID patientId) {
        return sql.list(
                ALERT + "WHERE a.state <> 'resolved' AND a.patient_id = ? ORDER BY a.raised_at, a.alert_id",
                Alerts::alert,
                patientId);
    }

    /** A rule that finds something about a patient, who has at most one open alert of it. */
    public record RuleOfPatient(UUID patientId, String rule) {}

    /** The open alerts of these rules, locked until the transaction ends. */
    public List<Alert> lockOpen(Set<RuleOfPatient> rules) {
        List<RuleOfPatient> asked = List.copyOf(rules);
        return sql.list(
                ALERT + """
                JOIN unnest((SELECT ?::uuid[]), (SELECT ?::text[])) AS asked (patient_id, rule)
                    ON a.patient_id = asked.patient_id AND a.rule = asked.rule
                WHERE a.state <> 'resolved'
                ORDER BY a.alert_id FOR UPDATE OF a
                """,
                Alerts::alert,
                asked.stream().map(RuleOfPatient::patientId).toArray(UUID[]::new),
                asked.stream().map(RuleOfPatient::rule).toArray(String[]::new));
    }

    /**
     * The patient's open alerts, and resolved ones with evidence of one of these reports, even if it no longer counts; locked
     * until the transaction ends.
     */
    public List<Alert> lockForReview(UUID patientId, Collection<UUID> reportIds) {
        return sql.list(ALERT + """
                WHERE a.patient_id = ?
                  AND (a.state <> 'resolved' OR EXISTS (
                    SELECT 1 FROM alert_evidence e
                    WHERE e.alert_id = a.alert_id AND e.report_id = ANY (?)))
                ORDER BY a.alert_id FOR UPDATE OF a
                """, Alerts::alert, patientId, reportIds.toArray(UUID[]::new));
    }

    /**
     * Alerts of patients whom a team of this person treats now, those with the newest evidence first.
     *
     * @param patientId only of this patient; null for all
     */
    public List<Alert> visibleTo(String userId, AlertFilter filter, UUID patientId, Paging paging) {
        return sql.list(
                ALERT + """
                WHERE a.state = ANY (?)
                  AND (?::uuid IS NULL OR a.patient_id = ?::uuid)
                  AND (?::uuid IS NULL
                       OR (COALESCE(a.newest_evidence_at, a.raised_at), a.alert_id) < (?::timestamptz, ?::uuid))
                  AND EXISTS (SELECT 1 FROM patient_profile p JOIN team_member m ON m.team_id = p.team_id
                              WHERE p.patient_id = a.patient_id AND m.user_id = ?)
                ORDER BY COALESCE(a.newest_evidence_at, a.raised_at) DESC, a.alert_id DESC LIMIT ?
                """,
                Alerts::alert,
                filter.states(),
                patientId,
                patientId,
                paging.afterTimeId(),
                paging.afterTime(),
                paging.afterTimeId(),
                userId,
                paging.rows());
    }

    public void insert(List<Alert> alerts) {
        sql.changeEach(
                """
                INSERT INTO alert (alert_id, patient_id, rule, rule_version, level, standing_level, state, summary, inputs,
                                   source, raised_at, newest_evidence_at, evidence_count)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                """,
                alerts.stream()
                        .map(alert -> new Object[] {
                            alert.alertId(),
                            alert.patientId(),
                            alert.rule(),
                            alert.raisedBy().version(),
                            Codes.of(alert.level()),
                            Codes.of(alert.shown().level()),
                            alert.state().code(),
                            alert.shown().summary(),
                            StoredJson.write(alert.shown().inputs()),
                            alert.raisedBy().source(),
                            alert.raisedAt(),
                            alert.newestEvidenceAt(),
                            alert.evidenceCount()
                        })
                        .toList());
    }

    /** Writes what evidence can change. A state that it takes back to raised keeps the owner. */
    public void extend(List<Alert> alerts) {
        sql.changeEach(
                """
                UPDATE alert SET rule_version = ?, level = ?, standing_level = ?, summary = ?, inputs = ?::jsonb, source = ?,
                                 state = ?, newest_evidence_at = ?, evidence_count = ?
                WHERE alert_id = ?
                """,
                alerts.stream()
                        .map(alert -> new Object[] {
                            alert.raisedBy().version(),
                            Codes.of(alert.level()),
                            Codes.of(alert.shown().level()),
                            alert.shown().summary(),
                            StoredJson.write(alert.shown().inputs()),
                            alert.raisedBy().source(),
                            alert.state().code(),
                            alert.newestEvidenceAt(),
                            alert.evidenceCount(),
                            alert.alertId()
                        })
                        .toList());
    }

    public void move(Alert alert) {
        AlertState.Acknowledged acknowledged = alert.state().lastAcknowledged();
        AlertState.Resolved resolved = alert.state() instanceof AlertState.Resolved state ? state : null;
        sql.change(
                """
                UPDATE alert SET state = ?, acknowledged_by = ?, acknowledged_at = ?, acknowledged_evidence = ?,
                                 resolved_by = ?, resolved_at = ?, outcome = ?, note = ?
                WHERE alert_id = ?
                """,
                alert.state().code(),
                acknowledged == null ? null : acknowledged.by(),
                acknowledged == null ? null : acknowledged.at(),
                acknowledged == null ? null : acknowledged.evidence(),
                resolved == null ? null : resolved.by(),
                resolved == null ? null : resolved.at(),
                resolved == null ? null : Codes.of(resolved.outcome()),
                resolved == null ? null : resolved.note(),
                alert.alertId());
    }

    private static Alert alert(Row row) throws SQLException {
        return new Alert(
                row.uuid("alert_id"),
                row.uuid("patient_id"),
                new RuleVersion(row.text("rule"), row.integer("rule_version"), row.text("source")),
                Codes.read(AlertLevel.class, row.text("level")),
                judgement(row, "stands_at"),
                state(row),
                row.instant("raised_at"),
                row.instant("newest_at"),
                row.integer("evidence_count"));
    }

    private static AlertState state(Row row) throws SQLException {
        String acknowledgedBy = row.text("acknowledged_by");
        AlertState.Acknowledged acknowledged = acknowledgedBy == null
                ? null
                : new AlertState.Acknowledged(
                        acknowledgedBy, row.instant("acknowledged_at"), row.integer("acknowledged_up_to"));
        String resolvedBy = row.text("resolved_by");
        if (resolvedBy != null) {
            return new AlertState.Resolved(
                    acknowledged,
                    resolvedBy,
                    row.instant("resolved_at"),
                    Codes.read(AlertOutcome.class, row.text("outcome")),
                    row.text("note"));
        }
        return row.text("state").equals("raised") ? new AlertState.Raised(acknowledged) : acknowledged;
    }

    /** @param level the column */
    static Judgement judgement(Row row, String level) throws SQLException {
        return new Judgement(
                Codes.read(AlertLevel.class, row.text(level)),
                row.text("summary"),
                StoredJson.readMap(row.text("inputs")));
    }
}
