package org.softstone.infusions.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.softstone.testing.Database;
import org.softstone.testing.EmbeddedPostgresServer;

/** What PostgreSQL refuses whatever the code does. */
class VisitConstraintsTest {

    private static final String WINDOW = "00000000-0000-7000-8000-00000000000a";
    private static final String DOOR = "00000000-0000-7000-8000-00000000000b";
    private static final String ADA = "00000000-0000-7000-8000-000000000001";
    private static final String EVE = "00000000-0000-7000-8000-000000000002";

    private static final String ORDER = "00000000-0000-7000-8000-0000000000ff";

    private static Database database;

    @BeforeAll
    static void migrate() throws SQLException {
        database = EmbeddedPostgresServer.sharedDatabase("constraints").migrate("db/infusions");
        execute("INSERT INTO site VALUES ('" + WINDOW + "', 'Site', 'UTC', NULL, now())");
        execute("INSERT INTO care_team VALUES ('" + WINDOW + "', 'Team', '" + WINDOW + "', 1)");
        for (String chair : List.of(WINDOW, DOOR)) {
            execute("INSERT INTO chair VALUES ('%s', '%s', '%s', now())".formatted(chair, WINDOW, chair));
        }
        for (String patient : List.of(ADA, EVE)) {
            execute("""
                    INSERT INTO patient (patient_id, given_name, family_name, birth_date, team_id, zone, language,
                        profile_version, registered_by, registered_at)
                    VALUES ('%s', 'A', 'B', '1962-04-01', '%s', 'UTC', 'en', 1, 'n', now())""".formatted(patient, WINDOW));
            execute(
                    "INSERT INTO course (course_id, patient_id, state, created_by, created_at) VALUES ('%s', '%s', 'draft', 'n', now())"
                            .formatted(patient, patient));
            execute("INSERT INTO series VALUES ('%s', '%s', '2026-03-02', '09:00', 1, NULL, NULL, 'n', now())"
                    .formatted(patient, patient));
        }
        execute("INSERT INTO infusion_order VALUES ('" + ORDER + "', '" + ADA
                + "', 9, 'P', 'pentahydrate', 250, 12.5, 25, 60, 'p', now())");
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("DELETE FROM visit");
    }

    @Test
    void a_chair_holds_one_visit_at_a_time() throws SQLException {
        execute(visit(ADA, 1, WINDOW, "09:00", "10:00"));

        assertThatThrownBy(() -> execute(visit(EVE, 1, WINDOW, "09:59", "10:30")))
                .hasMessageContaining("visit_one_per_chair_at_a_time");
    }

    @Test
    void a_patient_has_one_visit_at_a_time() throws SQLException {
        execute(visit(ADA, 1, WINDOW, "09:00", "10:00"));

        assertThatThrownBy(() -> execute(visit(ADA, 2, DOOR, "09:30", "10:30")))
                .hasMessageContaining("visit_one_per_patient_at_a_time");
    }

    @Test
    void one_visit_may_begin_when_another_ends() throws SQLException {
        execute(visit(ADA, 1, WINDOW, "09:00", "10:00"));
        execute(visit(EVE, 1, WINDOW, "10:00", "11:00"));
    }

    @Test
    void a_visit_ends_after_it_starts_and_within_twelve_hours() {
        assertThatThrownBy(() -> execute(visit(ADA, 1, WINDOW, "09:00", "09:00")))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(visit(ADA, 1, WINDOW, "09:00", "21:01")))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void of_writers_at_once_past_every_lock_of_the_code_one_succeeds() throws Exception {
        List<Callable<Boolean>> writers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(n -> () -> {
                    try {
                        execute(visit(n % 2 == 0 ? ADA : EVE, n + 1, WINDOW, "09:0" + n, "10:0" + n));
                        return true;
                    } catch (SQLException e) {
                        // Exclusion, or a deadlock of two that wait for each other: both leave nothing behind.
                        assertThat(e.getSQLState()).isIn("23P01", "40P01");
                        return false;
                    }
                })
                .toList();

        List<Boolean> done;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            done = threads.invokeAll(writers).stream().map(Future::resultNow).toList();
        }

        assertThat(done).containsOnlyOnce(true);
    }

    @Test
    void a_course_beyond_draft_has_a_consent() {
        assertThatThrownBy(() -> execute("UPDATE course SET state = 'consented' WHERE course_id = '" + ADA + "'"))
                .hasMessageContaining("course_has_consent_beyond_draft");
        assertThatThrownBy(() -> execute(
                        "INSERT INTO course (course_id, patient_id, state, created_by, created_at) VALUES (gen_random_uuid(), '"
                                + ADA + "', 'draft', 'n', now())"))
                .hasMessageContaining("course_one_open_per_patient");
    }

    @Test
    void an_order_does_not_start_above_its_ceiling() {
        assertThatThrownBy(() -> execute("INSERT INTO infusion_order VALUES (gen_random_uuid(), '" + ADA
                        + "', 1, 'P', 'pentahydrate', 250, 25, 12.5, 60, 'p', now())"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("infusion_order");
    }

    @Test
    void only_a_visit_that_is_still_to_be_holds_its_chair() throws SQLException {
        execute(visit(ADA, 1, WINDOW, "09:00", "10:00"));
        execute("UPDATE visit SET state = 'cancelled', state_since = now(), state_by = 'n'");
        execute(visit(EVE, 1, WINDOW, "09:30", "10:30"));
        execute("UPDATE visit SET state = 'checked-in', state_since = now(), state_by = 'n', checked_in_at = now(),"
                + " checked_in_by = 'n' WHERE state = 'booked'");

        assertThatThrownBy(() -> execute(visit(ADA, 2, WINDOW, "09:30", "10:30")))
                .hasMessageContaining("visit_one_per_chair_at_a_time");
    }

    @Test
    void a_number_stands_once_in_a_course() throws SQLException {
        execute(visit(ADA, 1, WINDOW, "09:00", "10:00"));

        assertThatThrownBy(() -> execute(visit(ADA, 1, WINDOW, "12:00", "13:00")))
                .hasMessageContaining("visit_one_per_number");
    }

    @Test
    void each_state_has_what_belongs_to_it_and_nothing_else() throws SQLException {
        execute(visit(ADA, 1, WINDOW, "09:00", "10:00"));

        refuses(
                "state = 'held', state_since = now(), state_by = 'n', checked_in_at = now(), checked_in_by = 'n'",
                "visit_is_held_for_a_reason");
        refuses("state = 'cancelled'", "visit_says_since_when");
        refuses("state_since = now(), state_by = 'n'", "visit_says_since_when");
        refuses("state = 'rescheduled', state_since = now(), state_by = 'n'", "visit_links_its_successor");
        refuses("state = 'checked-in', state_since = now(), state_by = 'n'", "visit_is_checked_in");
        refuses(RUNNING.replace(", started_at = now(), started_by = 'n'", ""), "visit_has_an_infusion");
        refuses(RUNNING.replace("in-progress", "completed"), "visit_infusion_has_ended");
        refuses("state = 'planned', state_since = now(), state_by = 'n'", "visit_state_check");
    }

    @Test
    void no_more_is_given_than_was_ordered_and_less_when_stopped_early() throws SQLException {
        execute(visit(ADA, 1, WINDOW, "09:00", "10:00"));
        String ended = RUNNING + ", ended_at = now(), given_grams = ";

        refuses(ended.replace("in-progress", "completed") + "12.501", "visit_gives_no_more_than_ordered");
        refuses(ended.replace("in-progress", "stopped-early") + "12.5", "visit_stopped_early_gives_less");
        refuses(ended.replace("in-progress", "stopped-early") + "-1", "visit_given_grams_check");
        execute("UPDATE visit SET " + ended.replace("in-progress", "completed") + "12.5");
    }

    @Test
    void a_course_is_discontinued_by_somebody_for_a_reason() {
        String ended =
                "UPDATE course SET state = 'discontinued', consent_given_by = 'patient', consent_given_at = now(),"
                        + " consent_document = 'D', consent_recorded_by = 'n', consent_recorded_at = now()";

        assertThatThrownBy(() -> execute(ended + ", state_reason = 'moved'"))
                .hasMessageContaining("course_says_since_when");
        assertThatThrownBy(() -> execute(ended + ", state_since = now(), state_by = 'n'"))
                .hasMessageContaining("course_is_discontinued_for_a_reason");
    }

    @Test
    void the_lists_of_a_course_and_of_a_series_are_read_in_order_from_an_index() throws SQLException {
        assertThat(plan("course_id = '" + ADA + "' ORDER BY starts_at, visit_id"))
                .contains("visit_of_course")
                .doesNotContain("Sort");
        assertThat(plan("series_id = '" + ADA + "' ORDER BY number"))
                .contains("visit_of_series")
                .doesNotContain("Sort");
    }

    /** How PostgreSQL would read many visits: of the few that stand here it would read all. */
    private static String plan(String wanted) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET enable_bitmapscan = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("EXPLAIN SELECT * FROM visit WHERE " + wanted)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    private static final String RUNNING = "state = 'in-progress', state_since = now(), state_by = 'n',"
            + " checked_in_at = now(), checked_in_by = 'n', order_id = '" + ORDER
            + "', ordered_grams = 12.5, started_at = now(), started_by = 'n'";

    private static void refuses(String change, String constraint) {
        assertThatThrownBy(() -> execute("UPDATE visit SET " + change)).hasMessageContaining(constraint);
    }

    private static String visit(String courseAndPatient, int number, String chair, String from, String to) {
        return """
                INSERT INTO visit VALUES (gen_random_uuid(), '%s', '%s', '%s', %d, '%s', '%s', 'UTC',
                    '2026-03-02 %s+00', '2026-03-02 %s+00', 'booked')""".formatted(courseAndPatient, courseAndPatient, courseAndPatient, number, WINDOW, chair, from, to);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
