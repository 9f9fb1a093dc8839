package org.softstone.notifications.picture;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ActivitiesDefined;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.VisitBooked;
import org.softstone.notifications.database.Sql;

/** The pictures of all patients, and how each event changes them. A repeated event changes nothing. */
@Singleton
public class Pictures {

    private final Sql sql;

    Pictures(Sql sql) {
        this.sql = sql;
    }

    public Picture of(UUID patientId) {
        List<PictureRow> rows = sql.list("""
                SELECT p.baseline_average, p.window_week, p.window_opens_at,
                       ARRAY(SELECT window_id FROM missed_window m WHERE m.patient_id = asked.patient_id) AS missed,
                       r.report_id, r.window_id, r.week, r.submitted_at, r.pain_average
                FROM (VALUES (?::uuid)) AS asked (patient_id)
                LEFT JOIN patient_picture p ON p.patient_id = asked.patient_id
                LEFT JOIN LATERAL (
                    SELECT * FROM known_report k WHERE k.patient_id = asked.patient_id
                    ORDER BY k.submitted_at DESC LIMIT ?) r ON true
                """, PictureRow::read, patientId, Picture.REPORTS);
        PictureRow any = rows.getFirst();
        List<KnownReport> reports =
                rows.stream().map(PictureRow::report).filter(Objects::nonNull).toList();
        return new Picture(any.baselineAverage(), any.window(), reports, any.missed());
    }

    /** Whether any report of this window has arrived, however long ago. */
    public boolean knowsReportOf(UUID windowId) {
        return sql.first(
                        "SELECT EXISTS (SELECT 1 FROM known_report WHERE window_id = ?)",
                        row -> row.getBoolean(1),
                        windowId)
                .orElseThrow();
    }

    /** @param before what was known before the report @return false when the report is known already */
    public boolean remember(ReportSubmitted report, Picture before) {
        boolean isNew = sql.update(
                        """
                        INSERT INTO known_report (report_id, patient_id, window_id, week, submitted_at, pain_average, scores)
                        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT (report_id) DO NOTHING
                        """,
                        report.reportId(),
                        report.patientId(),
                        report.windowId(),
                        report.week(),
                        report.submittedAt(),
                        report.pain().average(),
                        EventJson.write(report))
                == 1;
        Integer baseline = Picture.empty().baselineFor(report).orElse(null);
        if (isNew && baseline != null && !baseline.equals(before.baselineAverage())) {
            sql.update("""
                    INSERT INTO patient_picture AS p (patient_id, baseline_average) VALUES (?, ?)
                    ON CONFLICT (patient_id) DO UPDATE SET baseline_average = excluded.baseline_average
                    WHERE p.baseline_average IS DISTINCT FROM excluded.baseline_average
                    """, report.patientId(), baseline);
        }
        return isNew;
    }

    /** @return false when the window is known as missed already */
    public boolean remember(ReportMissed missed) {
        return sql.update("""
                        INSERT INTO missed_window (window_id, patient_id, week, due_at, closed_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (window_id) DO NOTHING
                        """, missed.windowId(), missed.patientId(), missed.week(), missed.dueAt(), missed.closedAt())
                == 1;
    }

    public void remember(ReportWindowOpened opened) {
        sql.update("""
                INSERT INTO patient_picture AS p (patient_id, window_id, window_week, window_opens_at)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (patient_id) DO UPDATE SET window_id = excluded.window_id,
                    window_week = excluded.window_week, window_opens_at = excluded.window_opens_at
                WHERE p.window_opens_at IS NULL OR p.window_opens_at <= excluded.window_opens_at
                """, opened.patientId(), opened.windowId(), opened.week(), opened.opensAt());
    }

    public void remember(ActivitiesDefined defined) {
        sql.update(
                """
                INSERT INTO patient_picture AS p (patient_id, activities_version, activity_ids) VALUES (?, ?, ?)
                ON CONFLICT (patient_id) DO UPDATE SET activities_version = excluded.activities_version,
                    activity_ids = excluded.activity_ids
                WHERE p.activities_version IS NULL OR p.activities_version < excluded.activities_version
                """,
                defined.patientId(),
                defined.version(),
                defined.activityIds().toArray(UUID[]::new));
    }

    /** Another course than the known one begins with a baseline of its own. */
    public void remember(CourseEnrolled enrolled) {
        sql.update("""
                INSERT INTO patient_picture AS p (patient_id, course_id, course_enrolled_at) VALUES (?, ?, ?)
                ON CONFLICT (patient_id) DO UPDATE SET course_id = excluded.course_id,
                    course_enrolled_at = excluded.course_enrolled_at,
                    course_started_at = CASE WHEN p.course_id = excluded.course_id THEN p.course_started_at END,
                    baseline_average = CASE WHEN coalesce(p.course_id, excluded.course_id) = excluded.course_id
                                            THEN p.baseline_average END
                WHERE p.course_enrolled_at IS NULL OR p.course_enrolled_at <= excluded.course_enrolled_at
                """, enrolled.patientId(), enrolled.courseId(), enrolled.enrolledAt());
    }

    public void remember(CourseStarted started) {
        sql.update("""
                INSERT INTO patient_picture AS p (patient_id, course_id, course_started_at) VALUES (?, ?, ?)
                ON CONFLICT (patient_id) DO UPDATE SET course_id = excluded.course_id,
                    course_started_at = excluded.course_started_at
                WHERE p.course_id IS NULL OR p.course_id = excluded.course_id
                """, started.patientId(), started.courseId(), started.startedAt());
    }

    public void remember(VisitBooked booked) {
        sql.update(
                """
                INSERT INTO booked_visit (visit_id, patient_id, course_id, number, starts_at, ends_at, zone)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (visit_id) DO NOTHING
                """,
                booked.visitId(),
                booked.patientId(),
                booked.courseId(),
                booked.number(),
                booked.startsAt(),
                booked.endsAt(),
                booked.zone().getId());
    }

    private record PictureRow(Integer baselineAverage, OpenedWindow window, Set<UUID> missed, KnownReport report) {

        static PictureRow read(ResultSet row) throws SQLException {
            Integer week = Sql.integer(row, "window_week");
            UUID reportId = Sql.uuid(row, "report_id");
            Array missed = row.getArray("missed");
            return new PictureRow(
                    Sql.integer(row, "baseline_average"),
                    week == null ? null : new OpenedWindow(week, Sql.instant(row, "window_opens_at")),
                    Set.of((UUID[]) missed.getArray()),
                    reportId == null
                            ? null
                            : new KnownReport(
                                    reportId,
                                    Sql.uuid(row, "window_id"),
                                    Sql.integer(row, "week"),
                                    Sql.instant(row, "submitted_at"),
                                    Sql.integer(row, "pain_average")));
        }
    }
}
