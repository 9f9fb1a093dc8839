package org.softstone.notifications.picture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.softstone.contracts.ActivitiesDefined;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.PausesDefined;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.VisitBooked;
import org.softstone.database.Row;
import org.softstone.database.Sql;

/** The pictures of all patients, and how each event changes them. Idempotent. */
@Singleton
public class Pictures {

    private final Sql sql;

    Pictures(Sql sql) {
        this.sql = sql;
    }

    /** With the reports that a new one is evaluated with. */
    public Picture of(UUID patientId) {
        return of(List.of(patientId)).get(patientId);
    }

    /** The same of many patients; of one of whom nothing is known, an empty one. */
    public Map<UUID, Picture> of(Collection<UUID> patientIds) {
        return of(patientIds, Picture.REPORTS);
    }

    /** With every report, for a review of old ones. */
    public Picture whole(UUID patientId) {
        return of(List.of(patientId), Integer.MAX_VALUE).get(patientId);
    }

    private Map<UUID, Picture> of(Collection<UUID> patientIds, int reports) {
        Map<UUID, Picture> withoutReports = new HashMap<>();
        Map<UUID, Set<KnownReport>> known = new HashMap<>();
        sql.list(
                """
                SELECT asked.patient_id, p.window_week, p.window_opens_at, missed, retracted_baselines, r.*
                FROM unnest((SELECT ?::uuid[])) AS asked (patient_id)
                LEFT JOIN patient_picture p ON p.patient_id = asked.patient_id
                CROSS JOIN LATERAL (
                    SELECT ARRAY(SELECT window_id FROM missed_window m WHERE m.patient_id = asked.patient_id) AS missed,
                           ARRAY(SELECT baseline_of FROM retracted_report t
                                 WHERE t.patient_id = asked.patient_id AND t.baseline_of IS NOT NULL) AS retracted_baselines
                    OFFSET 0) once
                LEFT JOIN LATERAL (
                    (SELECT report_id, course_id, k.window_id, week, COALESCE(decided_week, week) AS decided_week, submitted_at,
                            pain_average, version, newest_on_arrival
                     FROM known_report k WHERE k.patient_id = asked.patient_id ORDER BY k.submitted_at DESC LIMIT ?)
                    UNION ALL
                    SELECT report_id, course_id, b.window_id, week, week, submitted_at, pain_average, version, newest_on_arrival
                    FROM known_report b WHERE b.patient_id = asked.patient_id AND b.week = 0) r ON true
                """,
                row -> {
                    UUID patientId = row.uuid("patient_id");
                    if (!withoutReports.containsKey(patientId)) {
                        withoutReports.put(patientId, withoutReports(row));
                    }
                    // The baseline may be among the newest, too.
                    return row.uuid("report_id") != null
                            && known.computeIfAbsent(patientId, _ -> new LinkedHashSet<>())
                                    .add(report(row));
                },
                patientIds,
                reports);
        Map<UUID, Picture> pictures = new HashMap<>();
        withoutReports.forEach((patientId, picture) ->
                pictures.put(patientId, picture.withReports(List.copyOf(known.getOrDefault(patientId, Set.of())))));
        return pictures;
    }

    private static Picture withoutReports(Row row) throws SQLException {
        Integer week = row.integer("window_week");
        return new Picture(
                week == null ? null : new OpenedWindow(week, row.instant("window_opens_at")),
                List.of(),
                row.uuids("missed"),
                row.uuids("retracted_baselines"),
                null);
    }

    private static KnownReport report(Row row) throws SQLException {
        return new KnownReport(
                row.uuid("report_id"),
                row.uuid("course_id"),
                row.uuid("window_id"),
                row.integer("week"),
                row.integer("decided_week"),
                row.instant("submitted_at"),
                row.integer("pain_average"),
                row.integer("version"),
                row.flag("newest_on_arrival"));
    }

    /** Which of these reports are known, in whatever version, or were retracted. */
    public Set<UUID> takenIn(Collection<UUID> reportIds) {
        return new HashSet<>(sql.list("""
                SELECT report_id FROM known_report WHERE report_id = ANY ((SELECT ?::uuid[])::uuid[])
                UNION ALL SELECT report_id FROM retracted_report WHERE report_id = ANY ((SELECT ?::uuid[])::uuid[])
                """, row -> row.uuid("report_id"), reportIds, reportIds));
    }

    /** Known reports as they stand now, whole, in the order in which they were submitted. */
    public List<ReportSubmitted> reports(Collection<UUID> reportIds) {
        return sql.list(
                "SELECT scores::text FROM known_report WHERE report_id = ANY (?) ORDER BY submitted_at, report_id",
                row -> scores(row.text(1)),
                (Object) reportIds.toArray(UUID[]::new));
    }

    /** The windows of which any report has arrived, however long ago. */
    public Set<UUID> answered(Collection<UUID> windowIds) {
        return new HashSet<>(sql.list(
                "SELECT window_id FROM known_report WHERE window_id = ANY ((SELECT ?::uuid[])::uuid[])",
                row -> row.uuid("window_id"),
                windowIds));
    }

    /** A missed window that has no report and no pause. */
    public Optional<ReportMissed> unanswered(UUID courseId, UUID windowId) {
        return sql.first("""
                SELECT m.* FROM missed_window m
                WHERE m.window_id = ? AND NOT m.during_pause
                  AND NOT EXISTS (SELECT 1 FROM known_report k WHERE k.window_id = m.window_id)
                """, row -> missed(row, courseId), windowId);
    }

    /** A report that is taken in. @param known as it is remembered */
    public record Arrival(ReportSubmitted report, KnownReport known) {}

    /** None of them may be known or retracted. Which arrived before which is kept to the microsecond. */
    public void remember(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        sql.change(
                """
                INSERT INTO known_report (report_id, patient_id, course_id, window_id, week, decided_week, submitted_at,
                                          pain_average, version, newest_on_arrival, scores, arrived_at)
                SELECT report_id, patient_id, course_id, window_id, week, decided_week, submitted_at,
                       pain_average, version, newest_on_arrival, scores::jsonb,
                       statement_timestamp() + ordinality * interval '1 microsecond'
                FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::integer[], ?::integer[], ?::timestamptz[],
                            ?::integer[], ?::integer[], ?::boolean[], ?::text[]) WITH ORDINALITY
                    AS arrived (report_id, patient_id, course_id, window_id, week, decided_week, submitted_at,
                                pain_average, version, newest_on_arrival, scores, ordinality)
                """,
                column(arrivals, arrival -> arrival.known().reportId(), UUID[]::new),
                column(arrivals, arrival -> arrival.report().patientId(), UUID[]::new),
                column(arrivals, arrival -> arrival.known().courseId(), UUID[]::new),
                column(arrivals, arrival -> arrival.known().windowId(), UUID[]::new),
                column(arrivals, arrival -> arrival.known().week(), Integer[]::new),
                column(arrivals, arrival -> arrival.known().decidedWeek(), Integer[]::new),
                column(arrivals, arrival -> arrival.known().submittedAt(), Instant[]::new),
                column(arrivals, arrival -> arrival.known().painAverage(), Integer[]::new),
                column(arrivals, arrival -> arrival.known().version(), Integer[]::new),
                column(arrivals, arrival -> arrival.known().newestOnArrival(), Boolean[]::new),
                column(arrivals, arrival -> EventJson.write(arrival.report()), String[]::new));
    }

    private static <E, T> T[] column(List<E> rows, Function<E, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** What an amended version does to the known report. */
    public enum Amendment {
        /** It replaces an older version. */
        REPLACES,
        /** No version was known; it is not stored yet. */
        IS_THE_FIRST,
        /** It is known, or older than the known version, or of a retracted report. */
        CHANGES_NOTHING
    }

    public Amendment amend(ReportSubmitted report) {
        boolean replaced = sql.change(
                        """
                        UPDATE known_report SET pain_average = ?, version = ?, scores = ?::jsonb
                        WHERE report_id = ? AND version < ?
                        """,
                        report.pain().average(),
                        report.version(),
                        EventJson.write(report),
                        report.reportId(),
                        report.version())
                == 1;
        if (replaced) {
            return Amendment.REPLACES;
        }
        boolean known = sql.first("""
                        SELECT EXISTS (SELECT 1 FROM known_report WHERE report_id = ?)
                            OR EXISTS (SELECT 1 FROM retracted_report WHERE report_id = ?)
                        """, row -> row.flag(1), report.reportId(), report.reportId())
                .orElseThrow();
        return known ? Amendment.CHANGES_NOTHING : Amendment.IS_THE_FIRST;
    }

    /**
     * The report leaves the picture. Reports that only this one made "not the newest on arrival" become so.
     *
     * @return false when the report is known as retracted already
     */
    public boolean retract(ReportRetracted retracted) {
        boolean isNew = sql.change(
                        """
                        INSERT INTO retracted_report (report_id, patient_id, retracted_at, baseline_of)
                        VALUES (?, ?, ?, ?) ON CONFLICT (report_id) DO NOTHING
                        """,
                        retracted.reportId(),
                        retracted.patientId(),
                        retracted.retractedAt(),
                        Picture.isBaseline(retracted.week()) ? retracted.courseId() : null)
                == 1;
        if (isNew) {
            sql.change("DELETE FROM known_report WHERE report_id = ?", retracted.reportId());
            sql.change("""
                    UPDATE known_report k SET newest_on_arrival = true
                    WHERE k.patient_id = ? AND NOT k.newest_on_arrival
                      AND NOT EXISTS (SELECT 1 FROM known_report other
                                      WHERE other.patient_id = k.patient_id AND other.submitted_at > k.submitted_at
                                        AND other.arrived_at < k.arrived_at)
                    """, retracted.patientId());
        }
        return isNew;
    }

    /**
     * A report that counted for no window now counts for one. Its answers stay, including those of a newer version.
     *
     * @return false when it is not known here
     */
    public boolean reschedule(ReportSubmitted report) {
        return sql.change(
                        """
                        UPDATE known_report SET course_id = ?, window_id = ?, week = ?, decided_week = ?, scores = scores || (
                            SELECT jsonb_object_agg(key, value) FROM jsonb_each(?::jsonb)
                            WHERE key IN ('courseId', 'windowId', 'week', 'timing', 'receivedAfterClosing'))
                        WHERE report_id = ?
                        """,
                        report.courseId(),
                        report.windowId(),
                        report.week(),
                        report.week(),
                        EventJson.write(report),
                        report.reportId())
                == 1;
    }

    /**
     * A window can be announced twice: when it closed, and when its report was retracted. It counts as paused only while no
     * announcement contradicts that.
     *
     * @param missed of different windows
     * @return the windows of which this was not known already
     */
    public Set<UUID> rememberMissed(List<ReportMissed> missed) {
        return new HashSet<>(sql.list(
                """
                INSERT INTO missed_window AS m (window_id, patient_id, week, due_at, closed_at, during_pause)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::timestamptz[], ?::timestamptz[], ?::boolean[])
                ON CONFLICT (window_id) DO UPDATE SET during_pause = false
                WHERE m.during_pause AND NOT excluded.during_pause
                RETURNING window_id
                """,
                row -> row.uuid("window_id"),
                column(missed, ReportMissed::windowId, UUID[]::new),
                column(missed, ReportMissed::patientId, UUID[]::new),
                column(missed, ReportMissed::week, Integer[]::new),
                column(missed, ReportMissed::dueAt, Instant[]::new),
                column(missed, ReportMissed::closedAt, Instant[]::new),
                column(missed, window -> Boolean.TRUE.equals(window.duringPause()), Boolean[]::new)));
    }

    public void remember(PausesDefined defined) {
        sql.change(
                """
                INSERT INTO patient_picture AS p (patient_id, pauses_version, paused_days)
                SELECT ?, ?, coalesce((SELECT range_agg(daterange(d.first::date, d.last::date, '[]'))
                                       FROM unnest(?::text[], ?::text[]) AS d (first, last)), '{}')
                ON CONFLICT (patient_id) DO UPDATE SET pauses_version = excluded.pauses_version,
                    paused_days = excluded.paused_days
                WHERE p.pauses_version IS NULL OR p.pauses_version < excluded.pauses_version
                """,
                defined.patientId(),
                defined.version(),
                defined.pauses().stream().map(pause -> pause.from().toString()).toArray(String[]::new),
                defined.pauses().stream().map(pause -> pause.until().toString()).toArray(String[]::new));
    }

    public void remember(ReportWindowOpened opened) {
        sql.change("""
                INSERT INTO patient_picture AS p (patient_id, window_id, window_week, window_opens_at)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (patient_id) DO UPDATE SET window_id = excluded.window_id,
                    window_week = excluded.window_week, window_opens_at = excluded.window_opens_at
                WHERE p.window_opens_at IS NULL OR p.window_opens_at <= excluded.window_opens_at
                """, opened.patientId(), opened.windowId(), opened.week(), opened.opensAt());
    }

    public void remember(ActivitiesDefined defined) {
        sql.change(
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

    /** A new course begins with a baseline of its own. */
    public void remember(CourseEnrolled enrolled) {
        sql.change("""
                INSERT INTO patient_picture AS p (patient_id, course_id, course_enrolled_at) VALUES (?, ?, ?)
                ON CONFLICT (patient_id) DO UPDATE SET course_id = excluded.course_id,
                    course_enrolled_at = excluded.course_enrolled_at,
                    course_started_at = CASE WHEN p.course_id = excluded.course_id THEN p.course_started_at END
                WHERE p.course_enrolled_at IS NULL OR p.course_enrolled_at <= excluded.course_enrolled_at
                """, enrolled.patientId(), enrolled.courseId(), enrolled.enrolledAt());
    }

    public void remember(CourseStarted started) {
        sql.change("""
                INSERT INTO patient_picture AS p (patient_id, course_id, course_started_at) VALUES (?, ?, ?)
                ON CONFLICT (patient_id) DO UPDATE SET course_id = excluded.course_id,
                    course_started_at = excluded.course_started_at
                WHERE p.course_id IS NULL OR p.course_id = excluded.course_id
                """, started.patientId(), started.courseId(), started.startedAt());
    }

    public void remember(VisitBooked booked) {
        sql.change(
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

    private static ReportMissed missed(Row row, UUID courseId) throws SQLException {
        return new ReportMissed(
                row.uuid("patient_id"),
                courseId,
                row.uuid("window_id"),
                row.integer("week"),
                row.instant("due_at"),
                row.instant("closed_at"),
                row.flag("during_pause"));
    }

    private static ReportSubmitted scores(String json) {
        try {
            return EventJson.read(ReportSubmitted.class, json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
