package org.softstone.outcomes.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.database.Code;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.answer.ReportJson;

/**
 * Reports to export as they stood at one moment, so that pages which are read one after the other make one file: what was
 * filed, amended or retracted since is for the next export.
 */
@ApplicationScoped
class ExportedReports {

    private final Sql sql;
    private final ExportConfig config;

    ExportedReports(Sql sql, ExportConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /**
     * The version of each that stood, oldest report first, without those that had been retracted. Read page by page while
     * somebody walks through them; each iteration reads from the start.
     */
    PagedReports of(UUID patientId, Instant moment) {
        return new PagedReports(last -> after(patientId, moment, last));
    }

    /** Those that had been retracted, without their content. */
    List<RetractedReport> retractedOf(UUID patientId, Instant moment) {
        return sql.list(
                """
                SELECT report_id, version, form_version, retracted_at FROM report
                WHERE patient_id = ? AND received_at <= ?::timestamptz AND retracted_at <= ?::timestamptz
                ORDER BY corrected_at, report_id""",
                row -> new RetractedReport(
                        row.uuid("report_id"),
                        row.integer("version"),
                        row.integer("form_version"),
                        row.instant("retracted_at")),
                patientId,
                moment,
                moment);
    }

    /**
     * Of the corrections that had arrived the one made last stood, as when they are stored. A report that counts for a window
     * which another one had, retracted since, was unscheduled.
     */
    private List<ExportedReport> after(UUID patientId, Instant moment, ExportedReport last) {
        return sql.list(
                """
                WITH retracted_since AS (
                    SELECT window_id, report_id, retracted_at FROM report
                    WHERE patient_id = ? AND received_at <= ?::timestamptz AND retracted_at > ?::timestamptz)
                SELECT r.report_id, r.course_id, r.mode, r.form_version, r.corrected_at,
                    CASE WHEN was.unscheduled THEN NULL ELSE r.window_id END AS window_id,
                    CASE WHEN was.unscheduled THEN NULL ELSE r.week END AS week,
                    CASE WHEN was.unscheduled THEN 'unscheduled' ELSE r.timing END AS timing,
                    r.received_at, r.received_after_closing, r.submitted_at_believed, r.opened_at_believed,
                    coalesce(a.version, 1) AS version,
                    coalesce(a.content, r.content) AS content, a.amended_at, a.received_at AS amendment_received_at,
                    CASE WHEN a.amendment_id IS NULL THEN r.entered_by ELSE a.entered_by END IS NOT NULL AS entered_by_staff
                FROM report r
                LEFT JOIN LATERAL (
                    SELECT * FROM report_amendment
                    WHERE report_amendment.report_id = r.report_id AND report_amendment.received_at <= ?::timestamptz
                    ORDER BY report_amendment.amended_at DESC, report_amendment.version DESC LIMIT 1) a ON true
                CROSS JOIN LATERAL (
                    SELECT EXISTS (
                        SELECT FROM retracted_since other
                        WHERE other.window_id = r.window_id AND other.report_id <> r.report_id
                            AND (r.retracted_at IS NULL OR other.retracted_at < r.retracted_at)) AS unscheduled) was
                WHERE r.patient_id = ? AND r.received_at <= ?::timestamptz
                    AND (r.retracted_at IS NULL OR r.retracted_at > ?::timestamptz)
                    AND (?::timestamptz IS NULL OR (r.corrected_at, r.report_id) > (?::timestamptz, ?::uuid))
                ORDER BY r.corrected_at, r.report_id LIMIT ?""",
                ExportedReports::report,
                patientId,
                moment,
                moment,
                moment,
                patientId,
                moment,
                moment,
                last == null ? null : last.reportedAt(),
                last == null ? null : last.reportedAt(),
                last == null ? null : last.reportId(),
                config.pageSize());
    }

    private static ExportedReport report(Row row) throws SQLException {
        return new ExportedReport(
                row.uuid("report_id"),
                row.uuid("course_id"),
                row.uuid("window_id"),
                row.integer("week"),
                row.integer("version"),
                Code.in(Timing.class, row.text("timing")),
                Code.in(Mode.class, row.text("mode")),
                row.integer("form_version"),
                row.flag("entered_by_staff"),
                row.instant("corrected_at"),
                row.instant("received_at"),
                row.flag("received_after_closing"),
                row.instant("amended_at"),
                row.instant("amendment_received_at"),
                believed(row));
    }

    /** The content without times that are impossible, so that nobody computes with them. */
    private static ReportContent believed(Row row) throws SQLException {
        ReportContent content = ReportJson.read(row.text("content"));
        return content.timed(
                row.flag("opened_at_believed") ? content.openedAt() : null,
                row.flag("submitted_at_believed") ? content.submittedAt() : null);
    }
}
