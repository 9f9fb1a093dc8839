package org.softstone.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.softstone.testing.Database;
import org.softstone.testing.FrozenServer;

/** Whatever a real PostgreSQL does, a client is answered within seconds, may send the same again, and then it is done. */
@QuarkusTest
@WithTestResource(TestIssuer.class)
@WithTestResource(OwnDatabase.class)
class DatabaseTroubleComponentTest {

    private static final String ROWS = "/test/v1/rows/";

    /** Waiting for a connection, then for an answer on it, and some for a machine that does other things. */
    private static final Duration WITHIN = Duration.ofSeconds(12);

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    AgroalDataSource dataSource;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE IF NOT EXISTS kept (id uuid PRIMARY KEY)");
        execute("CREATE TABLE IF NOT EXISTS child (parent uuid REFERENCES kept DEFERRABLE INITIALLY DEFERRED)");
    }

    @AfterEach
    void everything_works_again() throws SQLException {
        awaitReadiness(200, "works");
        // A connection of the pool that was ended is noticed by who uses it next.
        await().until(() -> put(id).statusCode() == 200);
        assertThat(count(id)).isEqualTo(1);
    }

    @Test
    void a_database_that_answers_nothing_is_unavailable_within_seconds_and_readiness_tells() {
        put(UUID.randomUUID());
        try (FrozenServer _ = FrozenServer.freeze(database())) {
            assertUnavailable(timed(() -> put(id)));
            awaitReadiness(503, "away");
        }
    }

    @Test
    void a_database_that_answers_no_more_at_the_commit_leaves_it_open_and_the_repetition_tells() throws SQLException {
        AtomicReference<FrozenServer> frozen = new AtomicReference<>();
        RowsResource.BEFORE_COMMIT.set(() -> frozen.set(FrozenServer.freeze(database())));

        Response answer = timed(() -> put(id));
        frozen.get().close();

        assertUnavailable(answer);
        assertThat(put(id).statusCode()).isEqualTo(200);
        assertThat(count(id)).isEqualTo(1);
    }

    @Test
    void a_pool_without_a_free_connection_is_unavailable_while_readiness_stays_up() throws SQLException {
        List<Connection> held = new ArrayList<>();
        try {
            int pooled =
                    dataSource.getConfiguration().connectionPoolConfiguration().maxSize();
            while (held.size() < pooled) {
                held.add(dataSource.getConnection());
            }

            assertUnavailable(timed(() -> put(id)));
            awaitReadiness(200, "works");
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void a_lock_that_is_not_to_be_had_is_unavailable() throws SQLException {
        try (Connection other = database().connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE kept IN ACCESS EXCLUSIVE MODE");

            assertUnavailable(timed(() -> put(id)));
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_unavailable() {
        assertUnavailable(timed(() -> given().get(ROWS + "statement")));
    }

    @Test
    void a_transaction_that_takes_too_long_is_unavailable_and_leaves_nothing() throws SQLException {
        assertUnavailable(timed(() -> given().put(ROWS + id + "/slowly")));
        assertThat(count(id)).isZero();
    }

    @Test
    void a_transaction_that_was_ended_before_its_commit_is_unavailable_and_leaves_nothing() throws SQLException {
        CountDownLatch ended = new CountDownLatch(1);
        RowsResource.BEFORE_COMMIT.set(() -> {
            await().until(() -> !isInTransaction("INSERT INTO kept%"));
            ended.countDown();
        });

        assertUnavailable(timed(() -> given().put(ROWS + id + "/late")));

        assertThat(ended.getCount()).isZero();
        assertThat(count(id)).isZero();
    }

    @Test
    void connections_that_an_operator_ended_are_unavailable_at_worst() throws SQLException {
        put(UUID.randomUUID());
        endSessions();

        Response answer = timed(() -> put(id));

        if (answer.statusCode() != 200) {
            assertUnavailable(answer);
        }
    }

    @Test
    void a_database_that_stores_nothing_is_unavailable_and_readiness_tells() throws SQLException {
        with("default_transaction_read_only = on", () -> {
            awaitReadiness(503, "cannot-write");
            assertUnavailable(timed(() -> put(id)));
        });
    }

    @Test
    void a_full_disk_shows_in_readiness() throws SQLException {
        with("temp_file_limit = 0", () -> awaitReadiness(503, "cannot-write"));
    }

    @Test
    void what_breaks_a_constraint_at_the_commit_is_a_fault_of_ours() {
        Response answer = given().put(ROWS + id + "/child");

        assertThat(answer.statusCode()).isEqualTo(500);
    }

    private static Response put(UUID id) {
        return given().put(ROWS + id);
    }

    private static Response timed(Callable<Response> request) {
        long began = System.nanoTime();
        try {
            Response answer = request.call();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
            return answer;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertUnavailable(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/unavailable");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 30);
    }

    private void awaitReadiness(int status, String condition) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Response answer = given().get(management.resolve("/q/health/ready"));
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
            assertThat(answer.asString()).contains("\"" + condition + "\"");
        });
    }

    private Database database() {
        return new Database(url, username, password);
    }

    /** Sessions keep the settings that they began with. */
    private void with(String setting, Runnable test) throws SQLException {
        execute("ALTER DATABASE http SET " + setting);
        endSessions();
        try {
            test.run();
        } finally {
            execute("ALTER DATABASE http RESET ALL");
            endSessions();
        }
    }

    private void endSessions() throws SQLException {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = 'http' AND pid <> pg_backend_pid()");
    }

    private boolean isInTransaction(String lastStatement) throws SQLException {
        return number("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND query LIKE '"
                        + lastStatement + "'")
                > 0;
    }

    private long count(UUID row) throws SQLException {
        return number("SELECT count(*) FROM kept WHERE id = '" + row + "'");
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute(sql);
        }
    }
}
