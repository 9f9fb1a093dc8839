package org.softstone.outcomes.trend;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.softstone.database.Sql;
import org.softstone.database.StoredJson;

/** Reads the history of a course: one statement, whatever the number of weeks. */
@ApplicationScoped
class CourseHistories {

    /** A trend is of weeks. For a patient who reports daily it shows a season; everything is in the pages of the reports. */
    private static final int MOST_UNSCHEDULED = 100;

    private final Sql sql;

    CourseHistories(Sql sql) {
        this.sql = sql;
    }

    /** @param stored the same text for the same history */
    record Found(CourseHistory history, String stored) {}

    /** @param courseId null for the newest; empty when this patient has no such course */
    Optional<Found> of(UUID patientId, UUID courseId, Instant now) {
        return sql.first("""
                        WITH chosen AS (
                            SELECT course_id, patient_id, ?::timestamptz AS now FROM course
                            WHERE patient_id = ? AND enrolled_at IS NOT NULL AND course_id = coalesce(?::uuid, course_id)
                            ORDER BY enrolled_at DESC, course_id DESC LIMIT 1),
                        scores AS (
                            SELECT r.report_id, r.timing, r.corrected_at, json_build_object(
                                'reportId', r.report_id, 'timing', r.timing,
                                'mode', coalesce(r.content ->> 'mode', r.mode), 'correctedAt', r.corrected_at,
                                'pain', r.content -> 'pain', 'activities', r.content -> 'activities',
                                'deposits', r.content -> 'deposits', 'symptoms', r.content -> 'symptoms') AS report
                            FROM current_report r JOIN chosen USING (patient_id, course_id)
                            WHERE r.retracted_at IS NULL)
                        SELECT json_build_object(
                            'courseId', chosen.course_id,
                            'asked', (
                                SELECT coalesce(json_agg(json_build_object(
                                    'windowId', w.window_id, 'week', w.week, 'state', w.state, 'followUp', w.follow_up,
                                    'dueAt', w.due_at, 'closesAt', w.closes_at, 'report', scores.report)
                                    ORDER BY w.week), '[]')
                                FROM report_window w LEFT JOIN scores USING (report_id)
                                WHERE w.course_id = chosen.course_id
                                    AND (w.opens_at <= chosen.now OR w.state NOT IN ('upcoming', 'cancelled'))),
                            'dues', (
                                SELECT coalesce(json_agg(json_build_object(
                                    'week', w.week, 'opensAt', w.opens_at, 'dueAt', w.due_at)
                                    ORDER BY w.week), '[]')
                                FROM report_window w WHERE w.course_id = chosen.course_id AND w.due_at IS NOT NULL),
                            'visits', (
                                SELECT coalesce(json_agg(json_build_object('at', greatest(v.starts_at, v.ended_at),
                                    'state', v.state, 'doseGrams', trim_scale(v.given_grams))
                                    ORDER BY greatest(v.starts_at, v.ended_at), v.number), '[]')
                                FROM booked_visit v WHERE v.course_id = chosen.course_id),
                            'unscheduled', (
                                SELECT coalesce(json_agg(newest.report ORDER BY newest.corrected_at, newest.report_id), '[]')
                                FROM (SELECT * FROM scores WHERE scores.timing = 'unscheduled'
                                    ORDER BY scores.corrected_at DESC, scores.report_id DESC LIMIT %d) newest),
                            'unscheduledReports', (SELECT count(*) FROM scores WHERE scores.timing = 'unscheduled'),
                            'activities', (
                                SELECT coalesce(json_agg(newest.activity ORDER BY newest.id), '[]') FROM (
                                    SELECT DISTINCT ON (a ->> 'activityId') a ->> 'activityId' AS id, a AS activity
                                    FROM activity_list l, jsonb_array_elements(l.activities) a
                                    WHERE l.patient_id = chosen.patient_id
                                    ORDER BY a ->> 'activityId', l.version DESC) newest),
                            'deposits', (
                                SELECT coalesce(json_agg(newest.deposit ORDER BY newest.id), '[]') FROM (
                                    SELECT DISTINCT ON (d ->> 'depositId') d ->> 'depositId' AS id, d AS deposit
                                    FROM deposit_list l, jsonb_array_elements(l.deposits) d
                                    WHERE l.patient_id = chosen.patient_id
                                    ORDER BY d ->> 'depositId', l.version DESC) newest),
                            'pauses', json_build_object('pauses', coalesce(newest.pauses, '[]'))) AS history
                        FROM chosen LEFT JOIN LATERAL (
                            SELECT p.pauses FROM pause_list p WHERE p.patient_id = chosen.patient_id
                            ORDER BY p.version DESC LIMIT 1) newest ON true""".formatted(MOST_UNSCHEDULED), row -> row.text("history"), now, patientId, courseId)
                .map(stored -> new Found(StoredJson.read(stored, CourseHistory.class), stored));
    }
}
