package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.database.Code;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.database.StoredJson;
import org.softstone.http.Paging;

/** Report windows as rows. Every change names the state that it expects, so that a concurrent change is never undone. */
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
                        new PlannedWindow(
                                row.integer("week"),
                                row.uuid("visit_id"),
                                new WindowTimes(
                                        row.instant("opens_at"), row.instant("due_at"), row.instant("closes_at")),
                                row.flag("follow_up")),
                        Code.in(WindowState.class, row.text("state")),
                        row.uuid("report_id"),
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
     * Adds those whose week has none yet. A week whose window was withdrawn gets the same window id again.
     *
     * @return what was added
     */
    public List<ReportWindow> add(List<ReportWindow> windows) {
        return each(windows, """
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
                ON CONFLICT (course_id, week) DO NOTHING RETURNING *""");
    }

    /**
     * Changes the times of those that are still in the state in which they were read.
     *
     * @return what was moved
     */
    public List<ReportWindow> move(List<ReportWindow> windows) {
        return each(windows, """
                UPDATE report_window w
                SET visit_id = m.visit_id, opens_at = m.opens_at, due_at = m.due_at, closes_at = m.closes_at,
                    follow_up = m.follow_up
                FROM jsonb_populate_recordset(NULL::report_window, ?::jsonb) AS m
                WHERE w.window_id = m.window_id AND w.state = m.state RETURNING w.*""");
    }

    /**
     * Withdraws those that have not opened.
     *
     * @return what was withdrawn
     */
    public List<ReportWindow> withdraw(List<ReportWindow> windows) {
        return each(windows, """
                WITH gone AS (
                    DELETE FROM report_window w USING jsonb_populate_recordset(NULL::report_window, ?::jsonb) AS m
                    WHERE w.window_id = m.window_id AND w.state = 'upcoming' RETURNING w.*),
                kept AS (
                    INSERT INTO withdrawn_window (course_id, week, window_id, patient_id)
                    SELECT course_id, week, window_id, patient_id FROM gone
                    ON CONFLICT (course_id, week) DO UPDATE SET window_id = excluded.window_id)
                SELECT * FROM gone""");
    }

    /** Opens those whose time has come. */
    public List<ReportWindow> open(Collection<UUID> windowIds, Instant now) {
        return sql.list("""
                UPDATE report_window SET state = 'open'
                WHERE window_id = ANY (?) AND state = 'upcoming' AND opens_at <= ? RETURNING *""", Windows::window, windowIds, now);
    }

    /**
     * Closes those whose time is over: as missed, or as cancelled when their report is no longer expected, because the
     * course was discontinued or the patient's reporting ended before they closed.
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
     * Cancels those that have no report.
     *
     * @return what was cancelled
     */
    public List<ReportWindow> cancel(List<ReportWindow> windows) {
        return each(windows, """
                UPDATE report_window w SET state = 'cancelled', cancelled_at = m.cancelled_at
                FROM jsonb_populate_recordset(NULL::report_window, ?::jsonb) AS m
                WHERE w.window_id = m.window_id AND w.state IN ('upcoming', 'open') RETURNING w.*""");
    }

    /**
     * Restores those that were cancelled.
     *
     * @return what is upcoming or open again
     */
    public List<ReportWindow> uncancel(List<ReportWindow> windows) {
        return each(windows, """
                UPDATE report_window w SET state = m.state, cancelled_at = NULL
                FROM jsonb_populate_recordset(NULL::report_window, ?::jsonb) AS m
                WHERE w.window_id = m.window_id AND w.state = 'cancelled' RETURNING w.*""");
    }

    /** A report that counts for a window. */
    public record Filed(UUID windowId, UUID reportId, Timing timing) {

        private WindowState state() {
            return switch (timing) {
                case ON_TIME -> WindowState.SUBMITTED;
                case LATE -> WindowState.LATE;
                case UNSCHEDULED -> throw new IllegalArgumentException("An unscheduled report has no window");
            };
        }
    }

    /**
     * Files the reports that count for windows, even if these were missed or cancelled before.
     *
     * @return what each was before
     */
    public Map<UUID, WindowState> file(List<Filed> filed) {
        Map<UUID, WindowState> before = new HashMap<>();
        sql.list(
                """
                UPDATE report_window w SET state = filed.state, report_id = filed.report_id, cancelled_at = NULL
                FROM unnest((SELECT ?::uuid[]), (SELECT ?::uuid[]), (SELECT ?::text[])) AS filed (window_id, report_id, state)
                WHERE w.window_id = filed.window_id AND w.report_id IS NULL
                RETURNING w.window_id, old.state AS state_before""",
                row -> before.put(row.uuid("window_id"), Code.in(WindowState.class, row.text("state_before"))),
                filed.stream().map(Filed::windowId).toArray(UUID[]::new),
                filed.stream().map(Filed::reportId).toArray(UUID[]::new),
                filed.stream().map(one -> Code.of(one.state())).toArray(String[]::new));
        if (before.size() != filed.size()) {
            throw new IllegalStateException("A window has a report already");
        }
        return before;
    }

    /** Removes the report: the window is open, even if its time is over. */
    public ReportWindow release(UUID windowId) {
        return sql.first("""
                        UPDATE report_window SET report_id = NULL, state = 'open'
                        WHERE window_id = ? AND report_id IS NOT NULL RETURNING *""", Windows::window, windowId)
                .orElseThrow(() -> new IllegalStateException("The window has no report"));
    }

    public Optional<ReportWindow> find(UUID windowId) {
        return sql.first("SELECT * FROM report_window WHERE window_id = ?", Windows::window, windowId);
    }

    /** The courses of these windows, where none has a window of a later week. */
    public List<UUID> coursesEndingWith(Collection<UUID> windowIds) {
        return sql.list("""
                SELECT DISTINCT course_id FROM report_window w WHERE window_id = ANY (?) AND NOT EXISTS (
                    SELECT FROM report_window later WHERE later.course_id = w.course_id AND later.week > w.week)""", row -> row.uuid("course_id"), windowIds);
    }

    /** @param statement takes the windows as a JSON list of rows of {@code report_window} */
    private List<ReportWindow> each(List<ReportWindow> windows, String statement) {
        return windows.isEmpty()
                ? List.of()
                : sql.list(
                        statement,
                        Windows::window,
                        StoredJson.write(windows.stream().map(Windows::columns).toList()));
    }

    private static Map<String, Object> columns(ReportWindow window) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("window_id", window.windowId());
        columns.put("patient_id", window.patientId());
        columns.put("course_id", window.courseId());
        columns.put("week", window.week());
        columns.put("visit_id", window.visitId());
        columns.put("opens_at", window.times().opensAt());
        columns.put("due_at", window.times().dueAt());
        columns.put("closes_at", window.times().closesAt());
        columns.put("state", Code.of(window.state()));
        columns.put("follow_up", window.followUp());
        columns.put("cancelled_at", window.cancelledAt());
        return columns;
    }
}
