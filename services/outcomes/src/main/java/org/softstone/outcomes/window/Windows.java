package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.paging.PageRequest;
import org.softstone.outcomes.sql.Row;
import org.softstone.outcomes.sql.Sql;

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
                        row.uuid("report_id"));
    }

    Optional<ReportWindow> ofWeek(UUID courseId, int week) {
        return sql.first(
                "SELECT * FROM report_window WHERE course_id = ? AND week = ?", Windows::window, courseId, week);
    }

    Optional<ReportWindow> latestOf(UUID courseId) {
        return sql.first(
                "SELECT * FROM report_window WHERE course_id = ? ORDER BY week DESC LIMIT 1",
                Windows::window,
                courseId);
    }

    /** The earliest that is open now and has no report. */
    public Optional<ReportWindow> openOf(UUID patientId) {
        return sql.first(
                "SELECT * FROM report_window WHERE patient_id = ? AND state = 'open' ORDER BY opens_at, week LIMIT 1",
                Windows::window,
                patientId);
    }

    /** By opening time. */
    List<ReportWindow> page(UUID patientId, PageRequest request) {
        return sql.list(
                """
                SELECT * FROM report_window
                WHERE patient_id = ? AND (?::timestamptz IS NULL OR (opens_at, window_id) > (?::timestamptz, ?::uuid))
                ORDER BY opens_at, window_id LIMIT ?""",
                Windows::window,
                patientId,
                request.afterAt(),
                request.afterAt(),
                request.afterId(),
                request.toRead());
    }

    /** @return whether the week had no window yet */
    boolean add(ReportWindow window) {
        return sql.change(
                        """
                        INSERT INTO report_window
                            (window_id, patient_id, course_id, week, visit_id, opens_at, due_at, closes_at, state)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (course_id, week) DO NOTHING""",
                        window.windowId(),
                        window.patientId(),
                        window.courseId(),
                        window.week(),
                        window.visitId(),
                        window.times().opensAt(),
                        window.times().dueAt(),
                        window.times().closesAt(),
                        window.state().code())
                == 1;
    }

    /** @return whether the window still was in its state */
    boolean move(ReportWindow window, UUID visitId, WindowTimes times) {
        return sql.change(
                        """
                        UPDATE report_window SET visit_id = ?, opens_at = ?, due_at = ?, closes_at = ?
                        WHERE window_id = ? AND state = ?""",
                        visitId,
                        times.opensAt(),
                        times.dueAt(),
                        times.closesAt(),
                        window.windowId(),
                        window.state().code())
                == 1;
    }

    /** Opens those whose time has come. */
    List<ReportWindow> open(Collection<UUID> windowIds, Instant now) {
        return sql.list("""
                UPDATE report_window SET state = 'open'
                WHERE window_id = ANY (?) AND state = 'upcoming' AND opens_at <= ? RETURNING *""", Windows::window, windowIds, now);
    }

    /** Marks those as missed whose time is over. */
    List<ReportWindow> miss(Collection<UUID> windowIds, Instant now) {
        return sql.list("""
                UPDATE report_window SET state = 'missed'
                WHERE window_id = ANY (?) AND state = 'open' AND closes_at <= ? RETURNING *""", Windows::window, windowIds, now);
    }

    /** Notes the report that counts for the window, whether it was missed before or not. */
    WindowState file(UUID windowId, UUID reportId, Timing timing) {
        WindowState filed = switch (timing) {
            case ON_TIME -> WindowState.SUBMITTED;
            case LATE -> WindowState.LATE;
            case UNSCHEDULED -> throw new IllegalArgumentException("An unscheduled report has no window");
        };
        return sql.first("""
                        UPDATE report_window SET state = ?, report_id = ? WHERE window_id = ? AND report_id IS NULL
                        RETURNING old.state AS state_before""", row -> WindowState.of(row.text("state_before")), filed.code(), reportId, windowId)
                .orElseThrow(() -> new IllegalStateException("The window has a report already"));
    }

    /** Without its report: open until it closes, and missed after that. */
    ReportWindow release(UUID windowId, Instant now) {
        return sql.first("""
                        UPDATE report_window SET report_id = NULL,
                            state = CASE WHEN closes_at <= ? THEN 'missed' ELSE 'open' END
                        WHERE window_id = ? AND report_id IS NOT NULL RETURNING *""", Windows::window, now, windowId)
                .orElseThrow(() -> new IllegalStateException("The window has no report"));
    }

    /** Those of the courses behind these windows that have no window of a later week. */
    List<UUID> coursesEndingWith(Collection<UUID> windowIds) {
        return sql.list("""
                SELECT DISTINCT course_id FROM report_window w WHERE window_id = ANY (?) AND NOT EXISTS (
                    SELECT FROM report_window later WHERE later.course_id = w.course_id AND later.week > w.week)""", row -> row.uuid("course_id"), windowIds);
    }
}
