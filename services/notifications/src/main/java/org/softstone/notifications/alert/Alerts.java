package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertOutcome;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.http.Paging;
import org.softstone.notifications.wording.Codes;

/** All alerts with their evidence. */
@Singleton
class Alerts {

    /**
     * An earlier version of the service, which may still run, raises alerts without a standing level: theirs is their level
     * as long as anything stands. Nor does it say which evidence somebody has acknowledged: it is what there was then.
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
                    WHERE g.alert_id = a.alert_id AND g.at <= a.acknowledged_at)) AS acknowledged_up_to
            FROM alert a
            """;

    /** Nobody reads more at once, and a patient who reports every minute must not make every list heavy. */
    static final int SHOWN_EVIDENCE = 50;

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
                       WHERE g.alert_id = a.alert_id AND g.at <= a.acknowledged_at))
            FROM alert a
            WHERE a.acknowledged_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM alert_owner o WHERE o.alert_id = a.alert_id AND o.at = a.acknowledged_at)""";

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

    /** Open alerts of all patients whom this team treats, oldest first. */
    List<Alert> openOf(UUID teamId) {
        return sql.list(ALERT + """
                WHERE a.state <> 'resolved'
                  AND a.patient_id IN (SELECT p.patient_id FROM patient_profile p WHERE p.team_id = ?)
                ORDER BY a.raised_at, a.alert_id
                """, Alerts::alert, teamId);
    }

    /** The patient's open alerts, oldest first. */
    List<Alert> openOfPatient(UUID patientId) {
        return sql.list(
                ALERT + "WHERE a.state <> 'resolved' AND a.patient_id = ? ORDER BY a.raised_at, a.alert_id",
                Alerts::alert,
                patientId);
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
     * Alerts of patients whom a team of this person treats now, those with the newest evidence first.
     *
     * @param patientId only theirs; null for all
     */
    List<Alert> visibleTo(String userId, AlertFilter filter, UUID patientId, Paging paging) {
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

    List<Evidence> evidenceOf(UUID alertId) {
        return sql.list("SELECT * FROM alert_evidence WHERE alert_id = ? ORDER BY number", Alerts::evidence, alertId);
    }

    /** The evidence of each of these alerts, oldest first. */
    Map<UUID, List<Evidence>> evidenceOf(Collection<UUID> alertIds) {
        return grouped("SELECT * FROM alert_evidence WHERE alert_id = ANY (?) ORDER BY alert_id, number", alertIds);
    }

    private Map<UUID, List<Evidence>> grouped(String query, Collection<UUID> alertIds) {
        List<Evidence> evidence = alertIds.isEmpty()
                ? List.of()
                : sql.list(query, Alerts::evidence, (Object) alertIds.toArray(UUID[]::new));
        return evidence.stream().collect(Collectors.groupingBy(Evidence::alertId));
    }

    /** All of it, for whoever pages through it. */
    AlertHistory wholeHistoryOf(UUID alertId) {
        return new AlertHistory(
                evidenceOf(alertId), ownerChangesOf(List.of(alertId)).getOrDefault(alertId, List.of()));
    }

    AlertHistory historyOf(UUID alertId) {
        return historyOf(List.of(alertId)).getOrDefault(alertId, AlertHistory.EMPTY);
    }

    /** What has become of each of these alerts: what raised it and the newest evidence. */
    Map<UUID, AlertHistory> historyOf(Collection<UUID> alertIds) {
        Map<UUID, List<Evidence>> evidence = grouped(RECENT_EVIDENCE, alertIds);
        Map<UUID, List<OwnerChange>> ownerChanges = ownerChangesOf(alertIds);
        return alertIds.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        alertId -> new AlertHistory(
                                evidence.getOrDefault(alertId, List.of()),
                                ownerChanges.getOrDefault(alertId, List.of()))));
    }

    /** An earlier version of the service, which may still run, keeps an acknowledgement in the alert alone. */
    private Map<UUID, List<OwnerChange>> ownerChangesOf(Collection<UUID> alertIds) {
        List<OwnerChange> changes = alertIds.isEmpty()
                ? List.of()
                : sql.list(
                        """
                        SELECT alert_id, number, at, acted_by, owner, previous_owner, evidence FROM alert_owner
                        WHERE alert_id = ANY (?)
                        UNION ALL
                        """ + UNRECORDED + " AND a.alert_id = ANY (?) ORDER BY alert_id, number",
                        Alerts::ownerChange,
                        alertIds.toArray(UUID[]::new),
                        alertIds.toArray(UUID[]::new));
        return changes.stream().collect(Collectors.groupingBy(OwnerChange::alertId));
    }

    /** Puts on record who has the alert now; what an earlier version of the service left out comes first. */
    void record(OwnerChange change) {
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

    boolean hasEvidenceOfWindow(UUID alertId, UUID windowId) {
        return sql.first(
                        "SELECT 1 FROM alert_evidence WHERE alert_id = ? AND window_id = ? LIMIT 1",
                        row -> true,
                        alertId,
                        windowId)
                .isPresent();
    }

    void insert(List<Alert> alerts) {
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
                            alert.ruleVersion(),
                            Codes.of(alert.level()),
                            standingLevel(alert),
                            alert.state().code(),
                            alert.summary(),
                            Inputs.write(alert.inputs()),
                            alert.source(),
                            alert.raisedAt(),
                            alert.newestEvidenceAt(),
                            alert.evidenceCount()
                        })
                        .toList());
    }

    /** Writes what evidence can change; a state that it takes back keeps who had the alert. */
    void extend(List<Alert> alerts) {
        sql.changeEach(
                """
                UPDATE alert SET rule_version = ?, level = ?, standing_level = ?, summary = ?, inputs = ?::jsonb, source = ?,
                                 state = ?, newest_evidence_at = ?, evidence_count = ?
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
                            alert.state().code(),
                            alert.newestEvidenceAt(),
                            alert.evidenceCount(),
                            alert.alertId()
                        })
                        .toList());
    }

    void append(List<Evidence> evidence) {
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
        sql.changeEach(
                "UPDATE alert_evidence SET voided = ? WHERE alert_id = ? AND number = ?",
                evidence.stream()
                        .map(piece -> new Object[] {Codes.of(piece.voided()), piece.alertId(), piece.number()})
                        .toList());
    }

    void move(Alert alert) {
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
                row.text("rule"),
                row.integer("rule_version"),
                Codes.read(AlertLevel.class, row.text("level")),
                Codes.readNullable(AlertLevel.class, row.text("stands_at")),
                state(row),
                row.text("summary"),
                Inputs.read(row.text("inputs")),
                row.text("source"),
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
                Codes.read(AlertLevel.class, row.text("level")),
                row.uuid("report_id"),
                row.integer("report_version"),
                row.uuid("window_id"),
                row.text("summary"),
                Inputs.read(row.text("inputs")),
                Codes.readNullable(Evidence.Voided.class, row.text("voided")));
    }

    private static String standingLevel(Alert alert) {
        return alert.standingLevel() == null ? null : Codes.of(alert.standingLevel());
    }
}
