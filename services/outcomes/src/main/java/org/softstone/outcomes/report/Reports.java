package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
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

    private static final String ITEMS = """
            ARRAY (SELECT activity_id FROM activity WHERE activity.patient_id = asked.patient_id) AS activities,
            ARRAY (SELECT deposit_id FROM deposit WHERE deposit.patient_id = asked.patient_id) AS deposits""";

    /** For the patient whose id is given. Entries are only ever added. */
    public static final String KNOWN_ITEMS = "SELECT " + ITEMS + " FROM (VALUES (?::uuid)) AS asked (patient_id)";

    /** The same as columns, for {@code Locks.freePatientsReading}. */
    static final String KNOWN_ITEMS_OF_EACH = ITEMS;

    /**
     * Two statements, one for a report that names its window and one for others: one for both would be planned to read
     * all windows of the patient for either.
     */
    private static final String AROUND = """
            WITH asked AS (
                SELECT *, ?::bigint * interval '1 millisecond' AS tolerance
                FROM unnest((SELECT ?::uuid[]), (SELECT ?::uuid[]), (SELECT ?::uuid[]), (SELECT ?::timestamptz[]))
                    WITH ORDINALITY AS asked (patient_id, report_id, window_id, filed_at, n))
            SELECT asked.n, w.*,
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
            ORDER BY asked.n, w.opens_at, w.week""";

    private static final String AROUND_ITS_WINDOW = AROUND.formatted("w.window_id = asked.window_id");

    private static final String AROUND_OPEN_WINDOWS = AROUND.formatted("w.opens_at <= asked.filed_at + asked.tolerance"
            + " AND (w.closes_at IS NULL OR w.closes_at > asked.filed_at)");

    private static final String ADD = """
            INSERT INTO report (
                report_id, patient_id, course_id, window_id, week, version, timing, corrected_at, sent_at, received_at,
                received_after_closing, mode, entered_by, form_version, submitted_at_believed, opened_at_believed,
                pain_average, content)
            SELECT
                report_id, patient_id, course_id, window_id, week, version, timing, corrected_at, sent_at, received_at,
                received_after_closing, mode, entered_by, form_version, submitted_at_believed, opened_at_believed,
                pain_average, content::jsonb
            FROM unnest(
                (SELECT ?::uuid[]), (SELECT ?::uuid[]), (SELECT ?::uuid[]), (SELECT ?::uuid[]), (SELECT ?::integer[]),
                (SELECT ?::integer[]), (SELECT ?::text[]), (SELECT ?::timestamptz[]), (SELECT ?::timestamptz[]),
                (SELECT ?::timestamptz[]), (SELECT ?::boolean[]), (SELECT ?::text[]), (SELECT ?::text[]),
                (SELECT ?::integer[]), (SELECT ?::boolean[]), (SELECT ?::boolean[]), (SELECT ?::smallint[]),
                (SELECT ?::text[]))
            AS new (
                report_id, patient_id, course_id, window_id, week, version, timing, corrected_at, sent_at, received_at,
                received_after_closing, mode, entered_by, form_version, submitted_at_believed, opened_at_believed,
                pain_average, content)
            ON CONFLICT (report_id) DO NOTHING RETURNING report_id""";

    private final Sql sql;

    Reports(Sql sql) {
        this.sql = sql;
    }

    /**
     * All that decides about new reports, in one round trip, or two: every report pays for it.
     *
     * @param clockTolerance windows that open this much later are candidates too
     * @return in their order
     */
    List<ReportContext> around(List<Found> unread, Duration clockTolerance) {
        Map<Found, List<Line>> lines = new IdentityHashMap<>();
        Map<Boolean, List<Found>> byForm =
                unread.stream().collect(Collectors.partitioningBy(found -> found.windowId() == null));
        readAround(AROUND_OPEN_WINDOWS, byForm.get(true), clockTolerance, lines);
        readAround(AROUND_ITS_WINDOW, byForm.get(false), clockTolerance, lines);
        return unread.stream().map(found -> context(lines.get(found))).toList();
    }

    private void readAround(
            String statement, List<Found> unread, Duration clockTolerance, Map<Found, List<Line>> lines) {
        if (unread.isEmpty()) {
            return;
        }
        sql.list(
                statement,
                row -> {
                    Found found = unread.get((int) row.number("n") - 1);
                    return lines.computeIfAbsent(found, _ -> new ArrayList<>()).add(line(row, found.arrival()));
                },
                clockTolerance.toMillis(),
                unread.stream().map(Found::patientId).toArray(UUID[]::new),
                unread.stream().map(found -> found.arrival().reportId()).toArray(UUID[]::new),
                unread.stream().map(Found::windowId).toArray(UUID[]::new),
                unread.stream().map(found -> found.arrival().filedAt()).toArray(Instant[]::new));
    }

    private static ReportContext context(List<Line> lines) {
        Line first = lines.getFirst();
        return new ReportContext(
                first.knownId(),
                first.sameAsKnown(),
                first.courseThen(),
                first.enrolledAt(),
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

    /** The same of many. @param reportIds their own */
    Map<UUID, FiledReport> find(Collection<UUID> reportIds) {
        return reportIds.isEmpty()
                ? Map.of()
                : sql
                        .list("SELECT * FROM current_report WHERE report_id = ANY (?)", Reports::report, reportIds)
                        .stream()
                        .collect(Collectors.toMap(FiledReport::reportId, Function.identity()));
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

    /**
     * @param reports with different ids
     * @return the ids of those that were added; that of another was taken meanwhile, which only another patient's phone could do
     */
    Set<UUID> add(List<FiledReport> reports) {
        return Set.copyOf(sql.list(
                ADD,
                row -> row.uuid("report_id"),
                each(reports, UUID[]::new, report -> report.reportId()),
                each(reports, UUID[]::new, report -> report.patientId()),
                each(reports, UUID[]::new, report -> report.placement().courseId()),
                each(reports, UUID[]::new, report -> report.placement().windowId()),
                each(reports, Integer[]::new, report -> report.placement().week()),
                each(reports, Integer[]::new, report -> report.version()),
                each(
                        reports,
                        String[]::new,
                        report -> Code.of(report.placement().timing())),
                each(reports, Instant[]::new, report -> report.first().correctedAt()),
                each(reports, Instant[]::new, report -> report.first().clock().sentAt()),
                each(reports, Instant[]::new, report -> report.first().clock().receivedAt()),
                each(reports, Boolean[]::new, report -> report.placement().receivedAfterClosing()),
                each(reports, String[]::new, report -> Code.of(report.first().mode())),
                each(reports, String[]::new, report -> report.first().enteredBy()),
                each(reports, Integer[]::new, report -> report.first().formVersion()),
                each(reports, Boolean[]::new, report -> report.first().belief().submittedAt()),
                each(reports, Boolean[]::new, report -> report.first().belief().openedAt()),
                each(reports, Integer[]::new, report -> report.content().pain().average()),
                each(reports, String[]::new, report -> ReportJson.write(report.content()))));
    }

    private static <T> T[] each(List<FiledReport> reports, IntFunction<T[]> array, Function<FiledReport, T> column) {
        return reports.stream().map(column).toArray(array);
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
