package org.softstone.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.local.Database;

/**
 * Fills the tables of outcomes with reports of years, in the order in which patients would have filed them: week by week,
 * in each week one of each patient, each in its window. The patients who are measured are among them, evenly spread, so
 * that their rows lie as far apart as in real tables. Indexes and constraints are taken off while it fills and put back as
 * they were; the tables are analysed at the end.
 */
final class FullTables {

    /** Weeks of one course. */
    private static final int WEEKS = 40;

    /** The last weeks, from week 1 on, of the patients who are measured. */
    static final int WEEKS_OF_HISTORY = 28;

    private static final int FIRST_MEASURED = WEEKS - WEEKS_OF_HISTORY;

    private static final String FIRST_COURSE = "01850000-c000-7000-8000-000000000000";
    private static final String LAST_COURSE = "01850000-c000-7000-8000-ffffffffffff";

    private record Taken(String drop, String restore) {}

    private final Database outcomes;
    private final Consumer<String> progress;
    private final String content;

    /** Takes the content of its reports from one that was stored. */
    FullTables(Database outcomes, Consumer<String> progress) {
        this.outcomes = outcomes;
        this.progress = progress;
        this.content = Rows.read(
                        outcomes,
                        "SELECT content::text FROM report ORDER BY received_at DESC LIMIT 1",
                        row -> row.getString(1))
                .getFirst();
    }

    /** @param measured who have their history among the reports, and no window beyond the baseline's until now */
    void fill(long reports, List<LoadPatient> measured) {
        long patients = Math.max(measured.size(), reports / WEEKS);
        try (Connection connection = outcomes.connect()) {
            courses(connection, patients);
        } catch (SQLException e) {
            throw new BenchmarkException("Courses cannot be filled in: " + e.getMessage(), e);
        }
        fill(0, patients, measured);
    }

    /** Nothing but the history of these patients, of the same weeks as among many others; the tables are empty. */
    void fillWithHistoryOf(List<LoadPatient> measured) {
        fill(FIRST_MEASURED, measured.size(), measured);
    }

    private void fill(int firstWeek, long patients, List<LoadPatient> measured) {
        long began = System.nanoTime();
        try (Connection connection = outcomes.connect()) {
            Rows.run(connection, "SET maintenance_work_mem = '512MB'");
            List<Taken> taken = taken(connection);
            for (Taken each : taken) {
                Rows.run(connection, each.drop());
            }
            Rows.run(connection, "ALTER TABLE report SET (autovacuum_enabled = off)");
            Rows.run(connection, "ALTER TABLE report_window SET (autovacuum_enabled = off)");
            CompletableFuture<Void> windows = CompletableFuture.runAsync(() -> windows(firstWeek, patients, measured));
            reports(connection, firstWeek, patients, measured);
            windows.join();
            progress.accept(
                    Results.number("  %,d rows each in %.0f s", patients * (WEEKS - firstWeek), seconds(began)));
            for (Taken each : taken.reversed()) {
                Rows.run(connection, each.restore());
            }
            progress.accept(Results.number("  indexes and constraints after %.0f s", seconds(began)));
            Rows.run(connection, "ALTER TABLE report RESET (autovacuum_enabled)");
            Rows.run(connection, "ALTER TABLE report_window RESET (autovacuum_enabled)");
            Rows.run(connection, "VACUUM (ANALYZE) report");
            Rows.run(connection, "VACUUM (ANALYZE) report_window");
            Rows.run(connection, "VACUUM (ANALYZE) course");
        } catch (SQLException e) {
            throw new BenchmarkException("The tables cannot be filled: " + e.getMessage(), e);
        }
        progress.accept(Results.number("  filled and analysed in %.0f s", seconds(began)));
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Foreign keys first, also those of other tables that point here; then keys; then indexes that belong to no key. */
    private static List<Taken> taken(Connection connection) throws SQLException {
        List<Taken> taken = new ArrayList<>(Rows.read(
                connection,
                """
                SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
                WHERE contype IN ('f', 'p', 'u') AND conrelid IN ('report'::regclass, 'report_window'::regclass)
                   OR contype = 'f' AND confrelid IN ('report'::regclass, 'report_window'::regclass)
                ORDER BY contype <> 'f', conrelid, conname""",
                row -> new Taken(
                        "ALTER TABLE " + row.getString(1) + " DROP CONSTRAINT " + row.getString(2),
                        "ALTER TABLE " + row.getString(1) + " ADD CONSTRAINT " + row.getString(2) + " "
                                + row.getString(3))));
        taken.addAll(Rows.read(connection, """
                SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index
                WHERE indrelid IN ('report'::regclass, 'report_window'::regclass)
                  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))""", row -> new Taken("DROP INDEX " + row.getString(1), row.getString(2))));
        return taken;
    }

    private static String id(String kind, String number) {
        return "('01850000-" + kind + "-7000-8000-' || lpad(to_hex(" + number + "), 12, '0'))::uuid";
    }

    private static void courses(Connection connection, long patients) throws SQLException {
        Rows.run(
                connection,
                "INSERT INTO course (course_id, patient_id, zone, enrolled_at, started_at) SELECT "
                        + id("c000", "p") + ", " + id("a000", "p")
                        + ", 'Europe/Zurich', now() - interval '400 days', now() - interval '390 days'"
                        + " FROM generate_series(1, " + patients + ") AS p");
    }

    /** The ids of patient and course in week w of patient p, who represents one of those who are measured now and then. */
    private static String whose(int w, long patients, List<LoadPatient> measured) {
        if (w < FIRST_MEASURED) {
            return id("a000", "p") + " AS patient_id, " + id("c000", "p") + " AS course_id, " + w + " AS week";
        }
        long every = patients / measured.size();
        String isMeasured = "p % " + every + " = 0 AND p / " + every + " <= " + measured.size();
        return "CASE WHEN %s THEN (%s)[p / %d] ELSE %s END AS patient_id,"
                        .formatted(isMeasured, array(measured, LoadPatient::patientId), every, id("a000", "p"))
                + " CASE WHEN %s THEN (%s)[p / %d] ELSE %s END AS course_id,"
                        .formatted(isMeasured, array(measured, LoadPatient::courseId), every, id("c000", "p"))
                + " CASE WHEN %s THEN %d ELSE %d END AS week".formatted(isMeasured, w - FIRST_MEASURED + 1, w);
    }

    private static String array(List<LoadPatient> patients, Function<LoadPatient, UUID> id) {
        return patients.stream()
                .map(patient -> id.apply(patient).toString())
                .collect(Collectors.joining(",", "'{", "}'::uuid[]"));
    }

    private static String weekOfAll(int w, long patients, List<LoadPatient> measured) {
        return " FROM (SELECT p, " + whose(w, patients, measured) + ", now() - interval '" + 7 * (WEEKS - w)
                + " days' AS at FROM generate_series(1, " + patients + ") AS p)";
    }

    private void windows(int firstWeek, long patients, List<LoadPatient> measured) {
        try (Connection connection = outcomes.connect()) {
            for (int w = firstWeek; w < WEEKS; w++) {
                Rows.run(
                        connection,
                        "INSERT INTO report_window (window_id, patient_id, course_id, week, opens_at, due_at, closes_at,"
                                + " state, report_id) SELECT "
                                + id("d000", w + " * 16777216::bigint + p")
                                + ", patient_id, course_id, week, at - interval '1 day', at, at + interval '3 days',"
                                + " 'submitted', " + id("e000", w + " * 16777216::bigint + p")
                                + weekOfAll(w, patients, measured));
            }
        } catch (SQLException e) {
            throw new BenchmarkException("Windows cannot be filled in: " + e.getMessage(), e);
        }
    }

    private void reports(Connection connection, int firstWeek, long patients, List<LoadPatient> measured)
            throws SQLException {
        for (int w = firstWeek; w < WEEKS; w++) {
            Rows.run(
                    connection,
                    "INSERT INTO report (report_id, patient_id, course_id, window_id, week, version, timing,"
                            + " corrected_at, sent_at, received_at, received_after_closing, pain_average, content)"
                            + " SELECT " + id("e000", w + " * 16777216::bigint + p") + ", patient_id, course_id, "
                            + id("d000", w + " * 16777216::bigint + p")
                            + ", week, 1, 'on-time', at, at, at, false, 3 + week % 4, '" + content.replace("'", "''")
                            + "'::jsonb" + weekOfAll(w, patients, measured));
        }
    }

    /** On how many pages the reports of these patients lie, to be seen in the progress. */
    String spread(List<LoadPatient> patients) {
        return Rows.read(
                        outcomes,
                        "SELECT count(*), count(DISTINCT split_part(ctid::text, ',', 1)) FROM report"
                                + " WHERE patient_id = ANY (?)",
                        row -> Results.number(
                                "%,d reports of the measured patients on %,d pages", row.getLong(1), row.getLong(2)),
                        patients.stream().map(LoadPatient::patientId).toList())
                .getFirst();
    }

    /** Nothing is left of what was reported until now, nor of the windows for it, nor of the patients that were filled in. */
    void empty() {
        try (Connection connection = outcomes.connect()) {
            Rows.run(connection, "TRUNCATE report, report_window CASCADE");
            Rows.run(connection, "DELETE FROM timer WHERE kind = 'report-window'");
            Rows.run(
                    connection,
                    "DELETE FROM course WHERE course_id BETWEEN '" + FIRST_COURSE + "' AND '" + LAST_COURSE + "'");
            Rows.run(connection, "VACUUM (ANALYZE) timer");
            Rows.run(connection, "VACUUM (ANALYZE) course");
        } catch (SQLException e) {
            throw new BenchmarkException("The tables cannot be emptied: " + e.getMessage(), e);
        }
    }
}
