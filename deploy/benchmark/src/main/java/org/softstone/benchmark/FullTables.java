package org.softstone.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.softstone.local.Database;

/**
 * Fills the tables of outcomes with reports of years, in the order in which patients would have filed them: week by week,
 * in each week one of each patient, each in its window. Indexes and constraints are taken off while it fills and put back
 * as they were; the tables are analysed at the end.
 */
final class FullTables {

    /** Weeks of one course. */
    static final int WEEKS = 40;

    private static final int THREADS = 2;

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

    void fill(long reports) {
        long patients = Math.max(1, reports / WEEKS);
        long began = System.nanoTime();
        try (Connection connection = outcomes.connect()) {
            Rows.run(connection, "SET maintenance_work_mem = '512MB'");
            List<Taken> taken = taken(connection);
            for (Taken each : taken) {
                Rows.run(connection, each.drop());
            }
            Rows.run(connection, "ALTER TABLE report SET (autovacuum_enabled = off)");
            Rows.run(connection, "ALTER TABLE report_window SET (autovacuum_enabled = off)");
            courses(connection, patients);
            CompletableFuture<Void> windows = CompletableFuture.runAsync(() -> windows(patients));
            reports(connection, patients);
            windows.join();
            progress.accept(Results.number("  %,d rows each in %.0f s", patients * WEEKS, seconds(began)));
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

    private void windows(long patients) {
        try (Connection connection = outcomes.connect()) {
            Rows.run(
                    connection,
                    "INSERT INTO report_window (window_id, patient_id, course_id, week, opens_at, due_at, closes_at,"
                            + " state, report_id) SELECT "
                            + id("d000", "w * 16777216::bigint + p") + ", " + id("a000", "p") + ", " + id("c000", "p")
                            + ", w, at - interval '1 day', at, at + interval '3 days', 'submitted', "
                            + id("e000", "w * 16777216::bigint + p")
                            + " FROM generate_series(0, " + (WEEKS - 1) + ") AS w, generate_series(1, " + patients
                            + ") AS p, LATERAL (SELECT now() - interval '390 days' + w * interval '7 days' AS at)");
        } catch (SQLException e) {
            throw new BenchmarkException("Windows cannot be filled in: " + e.getMessage(), e);
        }
    }

    private void reports(Connection connection, long patients) throws SQLException {
        Rows.run(
                connection,
                "INSERT INTO report (report_id, patient_id, course_id, window_id, week, version, timing, corrected_at,"
                        + " sent_at, received_at, received_after_closing, pain_average, content) SELECT "
                        + id("e000", "w * 16777216::bigint + p") + ", " + id("a000", "p") + ", " + id("c000", "p")
                        + ", " + id("d000", "w * 16777216::bigint + p")
                        + ", w, 1, 'on-time', at, at, at, false, 3 + w % 4, '" + content.replace("'", "''")
                        + "'::jsonb FROM generate_series(0, " + (WEEKS - 1) + ") AS w, generate_series(1, " + patients
                        + ") AS p, LATERAL (SELECT now() - interval '390 days' + w * interval '7 days'"
                        + " - interval '6 hours' AS at)");
    }

    /** The last so many weeks of these patients, each reported in its window. */
    void history(List<LoadPatient> patients, int firstWeek, int weeks) {
        String statement = """
                WITH week AS (
                    SELECT patient_id, course_id, week, gen_random_uuid() AS window_id, gen_random_uuid() AS report_id,
                        now() - (? - week) * interval '7 days' AS at
                    FROM unnest(?::uuid[], ?::uuid[]) AS patient (patient_id, course_id), generate_series(?, ?) AS week),
                opened AS (
                    INSERT INTO report_window
                        (window_id, patient_id, course_id, week, opens_at, due_at, closes_at, state, report_id)
                    SELECT window_id, patient_id, course_id, week, at - interval '1 day', at, at + interval '3 days',
                        'submitted', report_id FROM week)
                INSERT INTO report (report_id, patient_id, course_id, window_id, week, version, timing, corrected_at,
                    sent_at, received_at, received_after_closing, pain_average, content)
                SELECT report_id, patient_id, course_id, window_id, week, 1, 'on-time', at, at, at, false, 3 + week % 4,
                    ?::jsonb FROM week""";
        List<UUID> patientIds = patients.stream().map(LoadPatient::patientId).toList();
        List<UUID> courseIds = patients.stream().map(LoadPatient::courseId).toList();
        try (Connection connection = outcomes.connect();
                var insert = connection.prepareStatement(statement)) {
            insert.setInt(1, firstWeek + weeks);
            insert.setArray(2, connection.createArrayOf("uuid", patientIds.toArray()));
            insert.setArray(3, connection.createArrayOf("uuid", courseIds.toArray()));
            insert.setInt(4, firstWeek);
            insert.setInt(5, firstWeek + weeks - 1);
            insert.setString(6, content);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new BenchmarkException("No history can be written: " + e.getMessage(), e);
        }
    }

    /** Nothing is left of what was reported until now, nor of the windows for it. */
    void empty() {
        try (Connection connection = outcomes.connect()) {
            Rows.run(connection, "TRUNCATE report, report_window CASCADE");
            Rows.run(connection, "DELETE FROM timer WHERE kind = 'report-window'");
            Rows.run(connection, "VACUUM (ANALYZE) timer");
        } catch (SQLException e) {
            throw new BenchmarkException("The tables cannot be emptied: " + e.getMessage(), e);
        }
    }
}
