package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.database.Code;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.outcomes.answer.KnownItems;
import org.softstone.outcomes.answer.Meaning;
import org.softstone.outcomes.answer.ReportJson;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.Windows;

/** Reports as rows. */
@ApplicationScoped
public class Reports {

    /** For the patient whose id is given twice. Entries are only ever added. */
    public static final String KNOWN_ITEMS = """
            SELECT ARRAY (SELECT activity_id FROM activity WHERE patient_id = ?) AS activities,
                   ARRAY (SELECT deposit_id FROM deposit WHERE patient_id = ?) AS deposits""";

    /**
     * Two statements, one for a report that names its window and one for others: one for both would be planned to read
     * all windows of the patient for either.
     */
    private static final String AROUND = """
            WITH asked (patient_id, report_id, window_id, filed_at, tolerance) AS (
                VALUES (?::uuid, ?::uuid, ?::uuid, ?::timestamptz, ?::bigint * interval '1 millisecond'))
            SELECT w.*,
                filed.content AS filed_content, filed.mode AS filed_mode, filed.form_version AS filed_form_version,
                known.report_id AS known_id, known.patient_id AS known_patient_id, alias.first_id IS NOT NULL AS by_alias,
                known.content AS known_content, known.mode AS known_mode, known.form_version AS known_form_version,
                then_newest.course_id AS course_then,
                (SELECT min(enrolled_at) FROM course WHERE course.patient_id = asked.patient_id) AS enrolled_at,
                coalesce(w.course_id, then_newest.course_id) AS its_course_id,
                baseline.pain_average AS baseline_average
            FROM asked
            LEFT JOIN report_alias alias ON alias.report_id = asked.report_id
            LEFT JOIN report known ON known.report_id = coalesce(alias.first_id, asked.report_id)
            LEFT JOIN report_window w ON w.patient_id = asked.patient_id AND %s
            LEFT JOIN report filed ON filed.report_id = w.report_id
            LEFT JOIN LATERAL (
                SELECT course_id FROM course
                WHERE course.patient_id = asked.patient_id AND course.enrolled_at IS NOT NULL
                ORDER BY course.enrolled_at <= asked.filed_at DESC, course.enrolled_at DESC LIMIT 1) then_newest ON true
            LEFT JOIN report_window week0
                ON week0.course_id = coalesce(w.course_id, then_newest.course_id) AND week0.week = 0
            LEFT JOIN report baseline ON baseline.report_id = week0.report_id
            ORDER BY w.opens_at, w.week""";

    private static final String AROUND_ITS_WINDOW = AROUND.formatted("w.window_id = asked.window_id");

    private static final String AROUND_OPEN_WINDOWS = AROUND.formatted("w.opens_at <= asked.filed_at + asked.tolerance"
            + " AND (w.closes_at IS NULL OR w.closes_at > asked.filed_at)");

    private final Sql sql;

    Reports(Sql sql) {
        this.sql = sql;
    }

    /**
     * All that decides about a new report, in one round trip: every report pays for it.
     *
     * @param windowId whose report it is; null for one that may take any open window
     * @param clockTolerance windows that open this much later are candidates too
     */
    ReportContext around(Arrival arrival, UUID windowId, Duration clockTolerance) {
        List<Line> lines = sql.list(
                windowId == null ? AROUND_OPEN_WINDOWS : AROUND_ITS_WINDOW,
                row -> line(row, arrival),
                arrival.patientId(),
                arrival.reportId(),
                windowId,
                arrival.filedAt(),
                clockTolerance.toMillis());
        return new ReportContext(
                lines.getFirst().knownId(),
                lines.getFirst().sameAsKnown(),
                lines.getFirst().courseThen(),
                lines.getFirst().enrolledAt(),
                lines.stream().map(Line::place).toList());
    }

    /**
     * In its newest version, even when it was retracted.
     *
     * @param reportId its own, or that of a repetition of it
     */
    public Optional<FiledReport> find(UUID patientId, UUID reportId) {
        return sql.first("""
                SELECT * FROM current_report
                WHERE report_id = coalesce((SELECT first_id FROM report_alias WHERE report_id = ?), ?) AND patient_id = ?""", Reports::report, reportId, reportId, patientId);
    }

    /** From now on this id means the report that was there first. */
    void alias(UUID reportId, FiledReport first) {
        sql.change(
                "INSERT INTO report_alias (report_id, first_id, patient_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                reportId,
                first.reportId(),
                first.patientId());
    }

    /** Whether it was a window of this patient's that was withdrawn before it opened. */
    boolean wasTakenBack(UUID patientId, UUID windowId) {
        return sql.first(
                        "SELECT FROM withdrawn_window WHERE patient_id = ? AND window_id = ?",
                        _ -> true,
                        patientId,
                        windowId)
                .isPresent();
    }

    /** @return false when the id was taken meanwhile, which only another patient's phone could do */
    boolean add(FiledReport report) {
        return sql.change(
                        """
                        INSERT INTO report (report_id, patient_id, course_id, window_id, week, version, timing,
                            corrected_at, sent_at, received_at, received_after_closing, mode, entered_by,
                            form_version, submitted_at_believed, opened_at_believed, pain_average, content)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT (report_id) DO NOTHING""",
                        report.reportId(),
                        report.patientId(),
                        report.placement().courseId(),
                        report.placement().windowId(),
                        report.placement().week(),
                        report.version(),
                        Code.of(report.placement().timing()),
                        report.first().correctedAt(),
                        report.first().clock().sentAt(),
                        report.first().clock().receivedAt(),
                        report.placement().receivedAfterClosing(),
                        Code.of(report.first().mode()),
                        report.first().enteredBy(),
                        report.first().formVersion(),
                        report.first().belief().submittedAt(),
                        report.first().belief().openedAt(),
                        report.content().pain().average(),
                        ReportJson.write(report.content()))
                == 1;
    }

    public void retract(UUID reportId, FiledReport.Retraction retraction) {
        sql.change(
                "UPDATE report SET retracted_at = ?, retracted_by = ?, retraction_reason = ? WHERE report_id = ?",
                retraction.at(),
                retraction.by(),
                retraction.reason(),
                reportId);
    }

    /**
     * The earliest report that counts for nothing, names this window or none, and was filed while the window took reports.
     *
     * @param clockTolerance how much before its opening a report may have been filed
     */
    Optional<FiledReport> waitingFor(ReportWindow window, Duration clockTolerance) {
        return sql.first(
                """
                SELECT * FROM current_report
                WHERE patient_id = ? AND timing = 'unscheduled' AND retracted_at IS NULL
                    AND corrected_at >= ? AND (?::timestamptz IS NULL OR corrected_at < ?)
                    AND (content ->> 'windowId' IS NULL OR content ->> 'windowId' = ?)
                ORDER BY corrected_at, report_id LIMIT 1""",
                Reports::report,
                window.patientId(),
                window.times().opensAt().minus(clockTolerance),
                window.times().closesAt(),
                window.times().closesAt(),
                window.windowId().toString());
    }

    /** It counts for its window from now on. */
    void schedule(FiledReport report) {
        sql.change(
                """
                UPDATE report SET course_id = ?, window_id = ?, week = ?, timing = ?, received_after_closing = ?
                WHERE report_id = ?""",
                report.placement().courseId(),
                report.placement().windowId(),
                report.placement().week(),
                Code.of(report.placement().timing()),
                report.placement().receivedAfterClosing(),
                report.reportId());
    }

    /** Average pain of week 0 of this course, null while there is none. */
    public Integer baselineAverage(UUID courseId) {
        return sql.first("""
                        SELECT report.pain_average FROM report_window week0 JOIN report USING (report_id)
                        WHERE week0.course_id = ? AND week0.week = 0""", row -> Optional.ofNullable(row.integer("pain_average")), courseId)
                .flatMap(average -> average)
                .orElse(null);
    }

    /** Newest first. */
    <V> Page<V> page(UUID patientId, boolean withRetracted, Paging paging, Function<FiledReport, V> view) {
        List<FiledReport> read = sql.list(
                """
                SELECT * FROM current_report
                WHERE patient_id = ? AND (? OR retracted_at IS NULL) AND (?::timestamptz IS NULL OR (corrected_at, report_id) < (?::timestamptz, ?::uuid))
                ORDER BY corrected_at DESC, report_id DESC LIMIT ?""",
                Reports::report,
                patientId,
                withRetracted,
                paging.afterTime(),
                paging.afterTime(),
                paging.afterTimeId(),
                paging.rows());
        return paging.page(read, view, last -> Cursor.of(last.first().correctedAt(), last.reportId()));
    }

    public static KnownItems knownItems(Row row) throws SQLException {
        return new KnownItems(row.uuids("activities"), row.uuids("deposits"));
    }

    public static FiledReport report(Row row) throws SQLException {
        Instant retractedAt = row.instant("retracted_at");
        return new FiledReport(
                row.uuid("report_id"),
                row.uuid("patient_id"),
                new FiledReport.Placement(
                        row.uuid("course_id"),
                        row.uuid("window_id"),
                        row.integer("week"),
                        Code.in(Timing.class, row.text("timing")),
                        row.flag("received_after_closing")),
                new FiledReport.FirstVersion(
                        row.instant("corrected_at"),
                        new PhoneClock(row.instant("sent_at"), row.instant("received_at")),
                        Code.in(Mode.class, row.text("mode")),
                        row.text("entered_by"),
                        row.integer("form_version"),
                        new Belief(row.flag("submitted_at_believed"), row.flag("opened_at_believed"))),
                row.integer("version"),
                retractedAt == null
                        ? null
                        : new FiledReport.Retraction(
                                retractedAt, row.text("retracted_by"), row.text("retraction_reason")),
                ReportJson.read(row.text("content")));
    }

    private record Line(
            UUID knownId, boolean sameAsKnown, UUID courseThen, Instant enrolledAt, ReportContext.Place place) {}

    private static Line line(Row row, Arrival arrival) throws SQLException {
        return new Line(
                row.uuid("known_id"),
                arrival.patientId().equals(row.uuid("known_patient_id"))
                        && isSame(row, "known", arrival, row.flag("by_alias")),
                row.uuid("course_then"),
                row.instant("enrolled_at"),
                new ReportContext.Place(
                        Windows.window(row),
                        arrival.content().submittedAt() != null && isSame(row, "filed", arrival, true),
                        row.uuid("its_course_id"),
                        row.integer("baseline_average")));
    }

    /**
     * Whether the report in these columns has the meaning of the new one.
     *
     * @param inItsWindow whichever window either of them names
     */
    private static boolean isSame(Row row, String columns, Arrival arrival, boolean inItsWindow) throws SQLException {
        String content = row.text(columns + "_content");
        return content != null
                && arrival.says(
                        ReportJson.read(content),
                        new Meaning.Defaults(
                                Code.in(Mode.class, row.text(columns + "_mode")),
                                row.integer(columns + "_form_version")),
                        inItsWindow);
    }
}
