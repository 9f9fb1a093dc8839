package org.softstone.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.softstone.access.ReplicaTables.patient;
import static org.softstone.access.ReplicaTables.team;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.Event;
import org.softstone.database.UnpooledConnection;
import org.softstone.messaging.Outbox;
import org.softstone.testing.EndpointMatrix;
import org.softstone.testing.RealInfrastructure;
import org.softstone.testing.TestTokens;

/** The decision over HTTP, with the replica fed through Kafka. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class AccessComponentTest {

    private static final TestTokens TOKENS = new TestTokens();

    @TestHTTPResource
    URI api;

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    Outbox outbox;

    @Inject
    TreatingTeams teams;

    @Inject
    RecentTokens recentTokens;

    @Inject
    AgroalDataSource dataSource;

    private final UUID teamId = UUID.randomUUID();
    private final UUID patientId = UUID.randomUUID();
    private final String account = "patient-" + patientId;

    @BeforeEach
    void enrol() {
        publish(team(teamId, 1, "nurse-1"), patient(patientId, 1, teamId, account));
        await().until(() -> teams.treating(patientId).isPresent()
                && teams.patient(patientId).isPresent());
    }

    @Test
    void the_caller_is_who_the_token_names() {
        Response answer = get("/me", TOKENS.token("nurse-1", "nurse", "coordinator"));

        assertThat(answer.jsonPath().getString("userId")).isEqualTo("nurse-1");
        assertThat(answer.jsonPath().getList("groups")).containsExactlyInAnyOrder("nurse", "coordinator");
    }

    @Test
    void a_token_that_was_verified_is_recognised_and_tells_the_same() {
        String token = TOKENS.token("nurse-1", "nurse", "coordinator");
        Response verified = get("/me", token);
        String onlyRemembered = token + "0";
        recentTokens.remember(onlyRemembered, recentTokens.find(token).orElseThrow());

        Response recognised = get("/me", onlyRemembered);

        assertThat(recognised.statusCode()).isEqualTo(200);
        assertThat(recognised.asString()).isEqualTo(verified.asString());
    }

    @Test
    void a_token_under_the_signature_of_another_is_refused_although_both_are_known() {
        String nurse = TOKENS.token("nurse-1", "nurse");
        String admin = TOKENS.token("admin-1", "admin");
        get("/me", nurse);
        get("/me", admin);
        String forged = admin.substring(0, admin.lastIndexOf('.')) + nurse.substring(nurse.lastIndexOf('.'));

        assertThat(get("/me", forged).statusCode()).isEqualTo(401);

        assertThat(recentTokens.find(forged)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            groups             | ["nurse", "admin"]       | 200
            groups             | null                     | 403
            groups             | []                       | 403
            groups             | ["nurse admin"]          | 403
            groups             | "nurse"                  | 401
            groups             | "nurse admin"            | 401
            groups             | "nurse,admin"            | 401
            groups             | 5                        | 401
            groups             | true                     | 401
            groups             | {"nurse": true}          | 401
            groups             | ["nurse", 5]             | 401
            groups             | ["nurse", null]          | 401
            groups             | [["nurse"]]              | 401
            exp                | 7258118399               | 200
            exp                | 7258118400               | 401
            exp                | 99999999999999           | 401
            exp                | 9223372036854775807      | 401
            exp                | 92233720368547758070     | 401
            exp                | 1e300                    | 401
            exp                | "tomorrow"               | 401
            exp                | null                     | 401
            exp                | -1                       | 401
            exp                | [4102444800]             | 401
            sub                | 5                        | 401
            sub                | {"name": "nurse-1"}      | 401
            iss                | 5                        | 401
            aud                | 5                        | 401
            aud                | {"softstone": true}      | 401
            nbf                | "x"                      | 401
            nbf                | 99999999999999           | 401
            upn                | 5                        | 200
            preferred_username | {}                       | 200
            roleMappings       | 5                        | 200
            jti                | 5                        | 401
            """)
    void a_token_whose_claims_are_of_another_kind_is_no_token_and_no_failure(String claim, String json, int status) {
        assertThat(get("/me", TOKENS.withClaims("nurse-1", Map.of(claim, json))).statusCode())
                .isEqualTo(status);
    }

    @Test
    void the_treating_nurse_is_let_through_and_recorded_with_the_path_template() throws SQLException {
        assertThat(get("/patients/" + patientId + "/care", TOKENS.token("nurse-1", "nurse"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(audit()).containsExactly("nurse-1 read-care allowed GET /patients/{patientId}/care");
    }

    @Test
    void a_foreign_nurse_is_refused_and_recorded_although_the_transaction_is_rolled_back() throws SQLException {
        Response answer = given().contentType("application/json")
                .auth()
                .oauth2(TOKENS.token("nurse-other", "nurse"))
                .body("{\"text\": \"hello\"}")
                .put("/access/v1/patients/" + patientId + "/note");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(audit()).containsExactly("nurse-other write-note denied PUT /patients/{patientId}/note");
    }

    @Test
    void more_refusals_at_once_than_the_pool_has_connections_are_all_answered_and_all_recorded() throws Exception {
        int pooled = dataSource.getConfiguration().connectionPoolConfiguration().maxSize();
        int refusals = pooled + 10;
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            // Nobody reads on until the requests hold all that the pool has.
            try (Connection outside = UnpooledConnection.open(dataSource, "in-the-way", Map.of());
                    Statement lock = outside.createStatement()) {
                outside.setAutoCommit(false);
                lock.execute("LOCK TABLE patient_profile IN ACCESS EXCLUSIVE MODE");
                for (int i = 0; i < refusals; i++) {
                    answers.add(client.sendAsync(
                            noteBy("stranger-" + i + "-of-" + patientId), HttpResponse.BodyHandlers.ofString()));
                }
                await().until(() -> waiting(lock) == pooled);
            }

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(
                                    answer.get(20, TimeUnit.SECONDS).statusCode())
                            .isEqualTo(404));
        }
        assertThat(auditOf("actor LIKE 'stranger-%' AND actor LIKE ?", "%-of-" + patientId))
                .hasSize(refusals)
                .allSatisfy(row -> assertThat(row).endsWith("write-note denied PUT /patients/{patientId}/note"));
    }

    /** About a patient whom nobody knows, so that the refused do not wait for each other's turn. */
    private HttpRequest noteBy(String stranger) {
        return HttpRequest.newBuilder(api.resolve("/access/v1/patients/" + UUID.randomUUID() + "/note"))
                .header("Authorization", "Bearer " + TOKENS.token(stranger, "nurse"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"text\": \"hello\"}"))
                .build();
    }

    @Test
    void who_calls_what_their_role_does_not_allow_is_recorded() throws SQLException {
        Response answer = given().contentType("application/json")
                .auth()
                .oauth2(TOKENS.token(account, "patient"))
                .body("{\"text\": \"hello\"}")
                .put("/access/v1/patients/" + patientId + "/note");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/forbidden");
        assertThat(audit()).containsExactly(account + " refused-by-role denied PUT /patients/{patientId}/note");
    }

    @Test
    void a_refusal_by_role_is_recorded_also_where_no_patient_is_named() throws SQLException {
        String nurse = "nurse-of-" + patientId;

        assertThat(get("/me/care", TOKENS.token(nurse, "nurse")).statusCode()).isEqualTo(403);

        assertThat(auditOf("actor = ?", nurse)).containsExactly(nurse + " refused-by-role denied GET /me/care");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE access_audit SET actor = 'nobody'",
                "DELETE FROM access_audit",
                "TRUNCATE access_audit",
                "ALTER TABLE access_audit DISABLE TRIGGER ALL",
                "DROP TRIGGER access_audit_is_append_only ON access_audit",
                "CREATE OR REPLACE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE sql AS ''",
                "CREATE TRIGGER mine BEFORE INSERT ON access_audit FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit()",
                "CREATE RULE nothing AS ON INSERT TO access_audit DO INSTEAD NOTHING",
                "SET session_replication_role = replica",
                "ALTER TABLE access_audit OWNER TO CURRENT_USER",
                "DROP TABLE access_audit",
                "CREATE TABLE mine (x int)"
            })
    void the_service_itself_cannot_touch_what_was_recorded(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }

    private static int waiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'patient_profile'::regclass")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void a_write_that_is_refused_after_the_decision_leaves_no_record() throws SQLException {
        Response answer = given().contentType("application/json")
                .auth()
                .oauth2(TOKENS.token("nurse-1", "nurse"))
                .body("{}")
                .put("/access/v1/patients/" + patientId + "/note");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(audit()).isEmpty();
    }

    @Test
    void a_nurse_who_leaves_the_team_loses_access_with_the_snapshot() {
        publish(team(teamId, 2, "nurse-2"));
        await().until(() -> !teams.treats("nurse-1", patientId));

        assertThat(get("/patients/" + patientId + "/care", TOKENS.token("nurse-1", "nurse"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_patient_reaches_her_own_data() {
        assertThat(get("/me/care", TOKENS.token(account, "patient")).jsonPath().getString("patientId"))
                .isEqualTo(patientId.toString());
    }

    @Test
    void a_patient_whose_snapshot_is_on_its_way_is_asked_to_come_back() {
        Response answer = get("/me/care", TOKENS.token("nobody-yet", "patient"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/enrolment-pending");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "another audience",
                "another issuer",
                "another key",
                "unsigned",
                "public key as secret",
                "without a person",
                "of somebody invisible"
            })
    void a_token_that_is_not_good_is_no_token(String flaw) throws SQLException {
        Map<String, Function<String, String>> bad = Map.of(
                "expired", user -> TOKENS.expired(user, "nurse"),
                "another audience", user -> TOKENS.forAnotherAudience(user, "nurse"),
                "another issuer", user -> TOKENS.fromAnotherIssuer(user, "nurse"),
                "another key", user -> TOKENS.signedByAnotherKey(user, "nurse"),
                "unsigned", user -> TOKENS.unsigned(user, "nurse"),
                "public key as secret", user -> TOKENS.signedWithPublicKeyAsSecret(user, "nurse"),
                "without a person", user -> TOKENS.token(" ", "nurse"),
                "of somebody invisible", user -> TOKENS.token(user + "\u200B", "nurse"));

        Response answer = get("/patients/" + patientId + "/care", bad.get(flaw).apply("nurse-1"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(audit()).isEmpty();
    }

    @Test
    void every_endpoint_is_open_to_those_who_may_and_to_nobody_else() {
        matrix().allow("GET /me/care", "patient")
                .allow("GET /patients/{patientId}/care", "nurse", "physician", "coordinator")
                .verify();
    }

    @Test
    void an_endpoint_without_a_decision_fails_the_walk() {
        EndpointMatrix incomplete =
                matrix().allow("GET /patients/{patientId}/care", "nurse", "physician", "coordinator");

        assertThatThrownBy(incomplete::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /me/care: nobody has decided who may call it");
    }

    @Test
    void a_decision_that_differs_from_the_endpoint_fails_the_walk() {
        EndpointMatrix wrong = matrix().allow("GET /me/care", "patient", "admin")
                .allow("GET /patients/{patientId}/care", "nurse", "coordinator")
                .allow("GET /long-gone", "admin");

        assertThatThrownBy(wrong::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /me/care as admin: 403, but the table allows it")
                .hasMessageContaining("GET /patients/{patientId}/care as physician: 200 instead of 403")
                .hasMessageContaining("GET /long-gone: in the table, but there is no such operation");
    }

    private EndpointMatrix matrix() {
        return new EndpointMatrix(EndpointMatrix.documentAt(management), api.resolve("/access/v1"))
                .allow("GET /me", "patient", "nurse", "physician", "coordinator", "admin", "privacy-officer")
                .allow("PUT /patients/{patientId}/note", "nurse", "physician")
                .body("PUT /patients/{patientId}/note", "{\"text\": \"hello\"}")
                .open("GET /open")
                .treated(patientId, "nurse-1", "nurse-other");
    }

    private static Response get(String path, String token) {
        return given().header("Authorization", "Bearer " + token).get("/access/v1" + path);
    }

    private void publish(Event... events) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(List.of(events)));
    }

    private List<String> audit() throws SQLException {
        return auditOf("patient_id = ?", patientId);
    }

    private List<String> auditOf(String condition, Object value) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT concat_ws(' ', actor, action, outcome, method, path) FROM access_audit WHERE "
                                + condition + " ORDER BY at")) {
            query.setObject(1, value);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        }
        return rows;
    }
}
