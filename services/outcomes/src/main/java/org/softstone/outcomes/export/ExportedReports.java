package org.softstone.outcomes.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.answer.ReportJson;
import org.softstone.outcomes.sql.Row;
import org.softstone.outcomes.sql.Sql;

/** Reports to export: the newest version of each, oldest report first, without those that were retracted. */
@ApplicationScoped
class ExportedReports {

    private final Sql sql;
    private final ExportConfig config;

    ExportedReports(Sql sql, ExportConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /** Read page by page while somebody walks through them; each walk begins anew. */
    PagedReports of(UUID patientId) {
        return new PagedReports(last -> after(patientId, last));
    }

    private List<ExportedReport> after(UUID patientId, ExportedReport last) {
        return sql.list(
                """
                SELECT r.*, a.amended_at, a.received_at AS amendment_received_at,
                    CASE WHEN a.amendment_id IS NULL THEN r.entered_by ELSE a.entered_by END IS NOT NULL AS entered_by_staff
                FROM current_report r
                LEFT JOIN report_amendment a ON a.report_id = r.report_id AND a.version = r.version
                WHERE r.patient_id = ? AND r.retracted_at IS NULL
                    AND (?::timestamptz IS NULL OR (r.corrected_at, r.report_id) > (?::timestamptz, ?::uuid))
                ORDER BY r.corrected_at, r.report_id LIMIT ?""",
                ExportedReports::report,
                patientId,
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
                Timing.valueOf(constant(row.text("timing"))),
                ReportSubmitted.Mode.valueOf(constant(row.text("mode"))),
                row.integer("form_version"),
                row.flag("entered_by_staff"),
                row.instant("corrected_at"),
                row.instant("received_at"),
                row.flag("received_after_closing"),
                row.instant("amended_at"),
                row.instant("amendment_received_at"),
                ReportJson.read(row.text("content")));
    }

    private static String constant(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
