package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.http.Paging;

/** Report windows as rows. Every change names the state it expects, so that one made meanwhile is never undone. */
@ApplicationScoped
public class Windows {

    private final Sql sql;

    Windows(Sql sql) {
        this.sql = sql;
    }

    /** The window of the columns of {@code report_window}; null when they are absent. */
    public static ReportWindow window(Row row) throws SQLException {
        UUID windowId = row.uuid("window_id");
        return windowId == null
                ? null
                : new ReportWindow(
                        windowId,
                        row.uuid("patient_id"),
                        row.uuid("course_id"),
                        row.integer("week"),
                        row.uuid("visit_id"),
                        new WindowTimes(row.instant("opens_at"), row.instant("due_at"), row.instant("closes_at")),
                        WindowState.of(row.text("state")),
                        row.uuid("report_id"),
                        row.flag("follow_up"),
                        row.instant("cancelled_at"));
    }

    /** Of these courses, by week. */
    public List<ReportWindow> of(Collection<UUID> courseIds) {
        return sql.list(
                "SELECT * FROM report_window WHERE course_id = ANY (?) ORDER BY week", Windows::window, courseIds);
    }

    /** The earliest that is open now and has no report. */
    public Optional<ReportWindow> openOf(UUID patientId) {
        return sql.first(
                "SELECT * FROM report_window WHERE patient_id = ? AND state = 'open' ORDER BY opens_at, week LIMIT 1",
                Windows::window,
                patientId);
    }

    /** By opening time. */
    List<ReportWindow> page(UUID patientId, Paging paging) {
        return sql.list(
                """
                SELECT * FROM report_window
                WHERE patient_id = ? AND (?::timestamptz IS NULL OR (opens_at, window_id) > (?::timestamptz, ?::uuid))
                ORDER BY opens_at, window_id LIMIT ?""",
                Windows::window,
                patientId,
                paging.afterTime(),
                paging.afterTime(),
                paging.afterTimeId(),
                paging.rows());
    }

    /**
     * Adds those whose week has none yet. A week that had one before it was withdrawn gets that one again.
     *
     * @return what was added
     */
    public List<ReportWindow> add(List<ReportWindow> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        return sql.list("""
                WITH wanted AS (SELECT * FROM jsonb_populate_recordset(NULL::report_window, ?::jsonb)),
                back AS (
                    DELETE FROM withdrawn_window USING wanted
                    WHERE (withdrawn_window.course_id, withdrawn_window.week) = (wanted.course_id, wanted.week)
                    RETURNING withdrawn_window.*)
                INSERT INTO report_window (window_id, patient_id, course_id, week, visit_id, opens_at, due_at, closes_at,
                    state, follow_up)
                SELECT coalesce(back.window_id, wanted.window_id), wanted.patient_id, course_id, week, visit_id,
                    opens_at, due_at, closes_at, state, follow_up
                FROM wanted LEFT JOIN back USING (course_id, week)
                ON CONFLICT (course_id, week) DO NOTHING RETURNING *""", Windows::window, WindowJson.write(windows));
    }

    /**
     * Gives those other times that still are in the state in which they were found.
     *
     * @return what was moved
     */
    public List<ReportWindow> move(List<ReportWindow> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        return sql.list("""
                UPDATE report_window w
                SET visit_id = m.visit_id, opens_at = m.opens_at, due_at = m.due_at, closes_at = m.closes_at,
                    follow_up = m.follow_up
                FROM jsonb_populate_recordset(NULL::report_window, ?::jsonb) AS m
                WHERE w.window_id = m.window_id AND w.state = m.state RETURNING w.*""", Windows::window, WindowJson.write(windows));
    }

    /**
     * Takes back those that have not opened.
     *
     * @return what was taken back
     */
    public List<ReportWindow> withdraw(List<ReportWindow> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        return sql.list(
                """
                WITH gone AS (
                    DELETE FROM report_window WHERE window_id = ANY (?) AND state = 'upcoming' RETURNING *),
                kept AS (
                    INSERT INTO withdrawn_window (course_id, week, window_id, patient_id)
                    SELECT course_id, week, window_id, patient_id FROM gone
                    ON CONFLICT (course_id, week) DO UPDATE SET window_id = excluded.window_id)
                SELECT * FROM gone""",
                Windows::window,
                windows.stream().map(ReportWindow::windowId).toList());
    }

    /** Opens those whose time has come. */
    public List<ReportWindow> open(Collection<UUID> windowIds, Instant now) {
        return sql.list("""
                UPDATE report_window SET state = 'open'
                WHERE window_id = ANY (?) AND state = 'upcoming' AND opens_at <= ? RETURNING *""", Windows::window, windowIds, now);
    }

    /**
     * Closes those whose time is over: as missed, or as cancelled when nobody waits for their report any more, because the
     * course was discontinued before or the patient's reporting has ended.
     */
    public List<ReportWindow> close(Collection<UUID> windowIds, Instant now) {
        return sql.list("""
                WITH closing AS (
                    SELECT w.window_id, coalesce(p.reporting_ended_at,
                        CASE c.ended_as WHEN 'discontinued' THEN c.ended_at END) AS silent_since
                    FROM report_window w JOIN course c USING (course_id)
                        LEFT JOIN patient_profile p ON p.patient_id = w.patient_id
                    WHERE w.window_id = ANY (?))
                UPDATE report_window w
                SET state = CASE WHEN silent_since < closes_at THEN 'cancelled' ELSE 'missed' END,
                    cancelled_at = CASE WHEN silent_since < closes_at THEN closes_at END
                FROM closing
                WHERE w.window_id = closing.window_id AND w.state = 'open' AND w.closes_at <= ? RETURNING w.*""", Windows::window, windowIds, now);
    }

    /**
     * Waits no longer for the reports of those that are still without.
     *
     * @return what was cancelled
     */
    public List<ReportWindow> cancel(List<ReportWindow> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        return sql.list("""
                UPDATE report_window w SET state = 'cancelled', cancelled_at = m.cancelled_at
                FROM jsonb_populate_recordset(NULL::report_window, ?::jsonb) AS m
                WHERE w.window_id = m.window_id AND w.state IN ('upcoming', 'open') RETURNING w.*""", Windows::window, WindowJson.write(windows));
    }

    /**
     * Waits again for the reports of those that were cancelled.
     *
     * @return what is upcoming or open again
     */
    public List<ReportWindow> uncancel(List<ReportWindow> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        return sql.list("""
                UPDATE report_window w SET state = m.state, cancelled_at = NULL
                FROM jsonb_populate_recordset(NULL::report_window, ?::jsonb) AS m
                WHERE w.window_id = m.window_id AND w.state = 'cancelled' RETURNING w.*""", Windows::window, WindowJson.write(windows));
    }

    /** Notes the report that counts for the window, whether it was missed or cancelled before or not. */
    public WindowState file(UUID windowId, UUID reportId, Timing timing) {
        WindowState filed = switch (timing) {
            case ON_TIME -> WindowState.SUBMITTED;
            case LATE -> WindowState.LATE;
            case UNSCHEDULED -> throw new IllegalArgumentException("An unscheduled report has no window");
        };
        return sql.first("""
                        UPDATE report_window SET state = ?, report_id = ?, cancelled_at = NULL
                        WHERE window_id = ? AND report_id IS NULL
                        RETURNING old.state AS state_before""", row -> WindowState.of(row.text("state_before")), filed.code(), reportId, windowId)
                .orElseThrow(() -> new IllegalStateException("The window has a report already"));
    }

    /** Open without its report, whether its time is over or not. */
    public ReportWindow release(UUID windowId) {
        return sql.first("""
                        UPDATE report_window SET report_id = NULL, state = 'open'
                        WHERE window_id = ? AND report_id IS NOT NULL RETURNING *""", Windows::window, windowId)
                .orElseThrow(() -> new IllegalStateException("The window has no report"));
    }

    public Optional<ReportWindow> find(UUID windowId) {
        return sql.first("SELECT * FROM report_window WHERE window_id = ?", Windows::window, windowId);
    }

    /** Those of the courses behind these windows that have no window of a later week. */
    public List<UUID> coursesEndingWith(Collection<UUID> windowIds) {
        return sql.list("""
                SELECT DISTINCT course_id FROM report_window w WHERE window_id = ANY (?) AND NOT EXISTS (
                    SELECT FROM report_window later WHERE later.course_id = w.course_id AND later.week > w.week)""", row -> row.uuid("course_id"), windowIds);
    }
}
