package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertOutcome;
import org.softstone.notifications.database.Sql;
import org.softstone.notifications.wording.Codes;

/** All alerts with their evidence. */
@Singleton
class Alerts {

    /**
     * An earlier version of the service, which may still run, raises alerts without a standing level: theirs is their level
     * as long as anything stands.
     */
    private static final String ALERT = """
            SELECT a.*, CASE
                WHEN a.standing_level IS NULL AND EXISTS (
                    SELECT 1 FROM alert_evidence f
                    WHERE f.alert_id = a.alert_id AND f.voided IS NULL AND f.kind IN ('found', 'found-anew')) THEN a.level
                ELSE a.standing_level END AS stands_at
            FROM alert a
            """;

    private final Sql sql;

    Alerts(Sql sql) {
        this.sql = sql;
    }

    Optional<Alert> find(UUID alertId) {
        return sql.first(ALERT + "WHERE a.alert_id = ?", Alerts::alert, alertId);
    }

    /** The alert, kept from changing until the transaction ends. */
    Optional<Alert> lock(UUID alertId) {
        return sql.first(ALERT + "WHERE a.alert_id = ? FOR UPDATE OF a", Alerts::alert, alertId);
    }

    /** The patient's open alerts of these rules, kept from changing until the transaction ends. */
    List<Alert> lockOpen(UUID patientId, Collection<String> rules) {
        return sql.list(ALERT + """
                WHERE a.patient_id = ? AND a.rule = ANY (?) AND a.state <> 'resolved'
                ORDER BY a.alert_id FOR UPDATE OF a
                """, Alerts::alert, patientId, rules.toArray(String[]::new));
    }

    /**
     * The patient's open alerts, and resolved ones that tell of one of these reports, be it in evidence that counts no
     * longer; kept from changing until the transaction ends.
     */
    List<Alert> lockForReview(UUID patientId, Collection<UUID> reportIds) {
        return sql.list(ALERT + """
                WHERE a.patient_id = ?
                  AND (a.state <> 'resolved' OR EXISTS (
                    SELECT 1 FROM alert_evidence e
                    WHERE e.alert_id = a.alert_id AND e.report_id = ANY (?)))
                ORDER BY a.alert_id FOR UPDATE OF a
                """, Alerts::alert, patientId, reportIds.toArray(UUID[]::new));
    }

    /**
     * Alerts of patients whom a team of this person treats now, newest first.
     *
     * @param patientId only hers; null for all
     * @param before only alerts raised before this one; null from the newest
     */
    List<Alert> visibleTo(String userId, AlertFilter filter, UUID patientId, UUID before, int limit) {
        return sql.list(
                ALERT + """
                WHERE a.state = ANY (?)
                  AND (?::uuid IS NULL OR a.patient_id = ?::uuid)
                  AND (?::uuid IS NULL OR a.alert_id < ?::uuid)
                  AND EXISTS (SELECT 1 FROM patient_profile p JOIN team_member m ON m.team_id = p.team_id
                              WHERE p.patient_id = a.patient_id AND m.user_id = ?)
                ORDER BY a.alert_id DESC LIMIT ?
                """, Alerts::alert, filter.states(), patientId, patientId, before, before, userId, limit);
    }

    List<Evidence> evidenceOf(UUID alertId) {
        return sql.list("SELECT * FROM alert_evidence WHERE alert_id = ? ORDER BY number", Alerts::evidence, alertId);
    }

    /** The evidence of each of these alerts. */
    Map<UUID, List<Evidence>> evidenceOf(Collection<UUID> alertIds) {
        List<Evidence> evidence = alertIds.isEmpty()
                ? List.of()
                : sql.list(
                        "SELECT * FROM alert_evidence WHERE alert_id = ANY (?) ORDER BY alert_id, number",
                        Alerts::evidence,
                        (Object) alertIds.toArray(UUID[]::new));
        return evidence.stream().collect(Collectors.groupingBy(Evidence::alertId));
    }

    boolean hasEvidenceOfWindow(UUID alertId, UUID windowId) {
        return sql.first(
                        "SELECT 1 FROM alert_evidence WHERE alert_id = ? AND window_id = ? LIMIT 1",
                        row -> true,
                        alertId,
                        windowId)
                .isPresent();
    }

    void insert(List<Alert> alerts) {
        sql.updateEach(
                """
                INSERT INTO alert (alert_id, patient_id, rule, rule_version, level, standing_level, state, summary, inputs,
                                   source, raised_at, evidence_count)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                """,
                alerts.stream()
                        .map(alert -> new Object[] {
                            alert.alertId(),
                            alert.patientId(),
                            alert.rule(),
                            alert.ruleVersion(),
                            Codes.of(alert.level()),
                            standingLevel(alert),
                            alert.state().code(),
                            alert.summary(),
                            Inputs.write(alert.inputs()),
                            alert.source(),
                            alert.raisedAt(),
                            alert.evidenceCount()
                        })
                        .toList());
    }

    /** Writes what evidence can change. */
    void extend(List<Alert> alerts) {
        sql.updateEach(
                """
                UPDATE alert SET rule_version = ?, level = ?, standing_level = ?, summary = ?, inputs = ?::jsonb, source = ?,
                                 evidence_count = ?
                WHERE alert_id = ?
                """,
                alerts.stream()
                        .map(alert -> new Object[] {
                            alert.ruleVersion(),
                            Codes.of(alert.level()),
                            standingLevel(alert),
                            alert.summary(),
                            Inputs.write(alert.inputs()),
                            alert.source(),
                            alert.evidenceCount(),
                            alert.alertId()
                        })
                        .toList());
    }

    void append(List<Evidence> evidence) {
        sql.updateEach(
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
                            piece.reportId(),
                            piece.reportVersion(),
                            piece.windowId(),
                            piece.summary(),
                            Inputs.write(piece.inputs())
                        })
                        .toList());
    }

    /** What was voided stays as it was, but for the reason. */
    void markVoided(List<Evidence> evidence) {
        sql.updateEach(
                "UPDATE alert_evidence SET voided = ? WHERE alert_id = ? AND number = ?",
                evidence.stream()
                        .map(piece -> new Object[] {Codes.of(piece.voided()), piece.alertId(), piece.number()})
                        .toList());
    }

    void move(Alert alert) {
        AlertState.Acknowledged acknowledged = switch (alert.state()) {
            case AlertState.Raised _ -> null;
            case AlertState.Acknowledged state -> state;
            case AlertState.Resolved state -> state.acknowledged();
        };
        AlertState.Resolved resolved = alert.state() instanceof AlertState.Resolved state ? state : null;
        sql.update(
                """
                UPDATE alert SET state = ?, acknowledged_by = ?, acknowledged_at = ?, resolved_by = ?, resolved_at = ?,
                                 outcome = ?, note = ?
                WHERE alert_id = ?
                """,
                alert.state().code(),
                acknowledged == null ? null : acknowledged.by(),
                acknowledged == null ? null : acknowledged.at(),
                resolved == null ? null : resolved.by(),
                resolved == null ? null : resolved.at(),
                resolved == null ? null : Codes.of(resolved.outcome()),
                resolved == null ? null : resolved.note(),
                alert.alertId());
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                Sql.uuid(row, "alert_id"),
                Sql.uuid(row, "patient_id"),
                row.getString("rule"),
                row.getInt("rule_version"),
                Codes.read(AlertLevel.class, row.getString("level")),
                Codes.readNullable(AlertLevel.class, row.getString("stands_at")),
                state(row),
                row.getString("summary"),
                Inputs.read(row.getString("inputs")),
                row.getString("source"),
                Sql.instant(row, "raised_at"),
                row.getInt("evidence_count"));
    }

    private static AlertState state(ResultSet row) throws SQLException {
        String acknowledgedBy = row.getString("acknowledged_by");
        AlertState.Acknowledged acknowledged = acknowledgedBy == null
                ? null
                : new AlertState.Acknowledged(acknowledgedBy, Sql.instant(row, "acknowledged_at"));
        String resolvedBy = row.getString("resolved_by");
        if (resolvedBy != null) {
            return new AlertState.Resolved(
                    acknowledged,
                    resolvedBy,
                    Sql.instant(row, "resolved_at"),
                    Codes.read(AlertOutcome.class, row.getString("outcome")),
                    row.getString("note"));
        }
        return acknowledged == null ? new AlertState.Raised() : acknowledged;
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                Sql.uuid(row, "alert_id"),
                row.getInt("number"),
                Codes.read(Evidence.Kind.class, row.getString("kind")),
                Sql.instant(row, "at"),
                row.getInt("rule_version"),
                Codes.read(AlertLevel.class, row.getString("level")),
                Sql.uuid(row, "report_id"),
                Sql.integer(row, "report_version"),
                Sql.uuid(row, "window_id"),
                row.getString("summary"),
                Inputs.read(row.getString("inputs")),
                Codes.readNullable(Evidence.Voided.class, row.getString("voided")));
    }

    private static String standingLevel(Alert alert) {
        return alert.standingLevel() == null ? null : Codes.of(alert.standingLevel());
    }
}
