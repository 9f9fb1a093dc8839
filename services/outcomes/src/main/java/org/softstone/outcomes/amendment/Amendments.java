package org.softstone.outcomes.amendment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.outcomes.answer.ReportJson;
import org.softstone.outcomes.report.PhoneClock;

/** Corrections as rows, which are only ever added. */
@ApplicationScoped
class Amendments {

    private final Sql sql;

    Amendments(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param latestAmendedAt of the version that counts; null while that is the first
     * @param latestReceivedAt of the version before
     */
    record Place(int nextVersion, Instant latestAmendedAt, Instant latestReceivedAt) {}

    /** Of whichever report and patient. */
    Optional<Amendment> find(UUID amendmentId) {
        return sql.first("SELECT * FROM report_amendment WHERE amendment_id = ?", Amendments::amendment, amendmentId);
    }

    Place placeIn(UUID reportId) {
        return sql.first(
                        """
                        SELECT coalesce(max(a.version), 1) + 1 AS next, max(a.amended_at) AS latest,
                            greatest(r.received_at, max(a.received_at)) AS received
                        FROM report r LEFT JOIN report_amendment a ON a.report_id = r.report_id
                        WHERE r.report_id = ? GROUP BY r.report_id""",
                        row -> new Place(row.integer("next"), row.instant("latest"), row.instant("received")),
                        reportId)
                .orElseThrow();
    }

    /** @return false when the id was taken meanwhile, which only somebody else could do */
    boolean add(Amendment amendment) {
        return sql.change(
                        """
                        INSERT INTO report_amendment (amendment_id, report_id, version, reason, entered_by, amended_at,
                            disbelieved_at, sent_at, received_at, content)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT (amendment_id) DO NOTHING""",
                        amendment.amendmentId(),
                        amendment.reportId(),
                        amendment.version(),
                        amendment.reason(),
                        amendment.enteredBy(),
                        amendment.amendedAt(),
                        amendment.disbelieved(),
                        amendment.clock().sentAt(),
                        amendment.clock().receivedAt(),
                        ReportJson.write(amendment.content()))
                == 1;
    }

    void letStand(Amendment amendment) {
        sql.change(
                "UPDATE report SET version = ?, pain_average = ? WHERE report_id = ?",
                amendment.version(),
                amendment.content().pain().average(),
                amendment.reportId());
    }

    /** In order of arrival, the report as first sent included. */
    List<Version> versions(UUID reportId, int after, int most) {
        return sql.list("""
                SELECT * FROM (
                    SELECT 1 AS version, NULL::uuid AS amendment_id, NULL::text AS reason, entered_by,
                        NULL::timestamptz AS amended_at, received_at, content
                    FROM report WHERE report_id = ?
                    UNION ALL
                    SELECT version, amendment_id, reason, entered_by, amended_at, received_at, content
                    FROM report_amendment WHERE report_id = ?) AS version
                WHERE version > ? ORDER BY version LIMIT ?""", Amendments::version, reportId, reportId, after, most);
    }

    private static Version version(Row row) throws SQLException {
        return new Version(
                row.integer("version"),
                row.uuid("amendment_id"),
                row.text("reason"),
                row.text("entered_by"),
                row.instant("amended_at"),
                row.instant("received_at"),
                ReportJson.read(row.text("content")));
    }

    private static Amendment amendment(Row row) throws SQLException {
        return new Amendment(
                row.uuid("amendment_id"),
                row.uuid("report_id"),
                row.integer("version"),
                row.text("reason"),
                row.text("entered_by"),
                row.instant("amended_at"),
                row.instant("disbelieved_at"),
                new PhoneClock(row.instant("sent_at"), row.instant("received_at")),
                ReportJson.read(row.text("content")));
    }
}
