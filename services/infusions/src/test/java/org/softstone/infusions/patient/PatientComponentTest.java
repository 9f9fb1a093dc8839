package org.softstone.infusions.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.softstone.access.Group;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.contracts.Topic;
import org.softstone.infusions.Api;
import org.softstone.infusions.Published;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class PatientComponentTest {

    @Inject
    DataSource dataSource;

    @Test
    void a_registered_patient_is_invited_and_announced_without_their_name() {
        Api.Suite suite = Api.aSuite(0);

        String patientId = suite.coordinator()
                .post("/patients", changed(suite.patientRequest(), "familyName", "Unmistakable"))
                .statusCode(201)
                .body("teamId", equalTo(suite.teamId()))
                .body("status", equalTo("invited"))
                .body("invitationCode", matchesPattern("(\\w{4}-){2}\\w{4}"))
                .body("invitationExpiresAt", notNullValue())
                .extract()
                .path("patientId");

        PatientProfile profile =
                (PatientProfile) Published.on(Topic.PATIENTS, patientId, 1).getFirst();
        assertThat(profile.version()).isEqualTo(1);
        assertThat(profile.userId()).isNull();
        assertThat(profile.status()).isEqualTo(PatientProfile.Status.INVITED);
        assertThat(profile.teamId()).hasToString(suite.teamId());
        assertThat(profile.siteId()).hasToString(suite.siteId());
        assertThat(profile.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(profile.language()).isEqualTo("de");
        assertThat(Published.textOn(Topic.PATIENTS)).contains(patientId).doesNotContain("Unmistakable", "1962-04-01");
    }

    @Test
    void language_and_zone_may_be_left_out_or_be_their_own() {
        Api.Suite suite = Api.aSuite(0, "Europe/Lisbon");
        Map<String, Object> request = new HashMap<>(suite.patientRequest());
        request.remove("language");

        String first = suite.nurse()
                .post("/patients", request)
                .statusCode(201)
                .extract()
                .path("patientId");
        String second = suite.nurse()
                .post("/patients", changed(request, "zone", "Atlantic/Azores"))
                .statusCode(201)
                .extract()
                .path("patientId");

        suite.nurse()
                .get("/patients/" + first)
                .body("zone", equalTo("Europe/Lisbon"))
                .body("language", equalTo("en"));
        suite.nurse().get("/patients/" + second).body("zone", equalTo("Atlantic/Azores"));
    }

    @Test
    void the_code_is_stored_nowhere() throws SQLException {
        Api.Suite suite = Api.aSuite(0);

        Api.Registered patient = suite.aPatient();

        List<String> rows =
                query("SELECT invitation::text FROM invitation WHERE patient_id = ?::uuid", patient.patientId());
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst())
                .doesNotContain(patient.invitationCode())
                .doesNotContain(patient.invitationCode().replace("-", ""));
    }

    @Test
    void a_repeated_registration_registers_nobody_twice_and_shows_no_code() {
        Api.Suite suite = Api.aSuite(0);
        Map<String, Object> request = changed(suite.patientRequest(), "patientId", UUID.randomUUID());
        suite.nurse().post("/patients", request).statusCode(201).body("invitationCode", notNullValue());

        suite.nurse()
                .post("/patients", request)
                .statusCode(200)
                .body("patientId", equalTo(request.get("patientId").toString()))
                .body("invitationCode", nullValue());

        suite.nurse().get("/patients?teamId=" + suite.teamId()).body("items", hasSize(1));
    }

    @Test
    void somebody_else_under_the_same_id_is_refused() {
        Api.Suite suite = Api.aSuite(0);
        Map<String, Object> request = changed(suite.patientRequest(), "patientId", UUID.randomUUID());
        suite.nurse().post("/patients", request).statusCode(201);

        suite.nurse()
                .post("/patients", changed(request, "givenName", "Eve"))
                .statusCode(409)
                .body("type", equalTo("/problems/content-differs"));
    }

    @Test
    void a_patient_of_another_team_does_not_exist() {
        Api.Suite mine = Api.aSuite(0);
        Api.Suite other = Api.aSuite(0);
        String patientId = other.aPatient().patientId();

        mine.nurse().get("/patients/" + patientId).statusCode(404).body("type", equalTo("/problems/not-found"));
        mine.nurse().get("/patients?teamId=" + other.teamId()).statusCode(404);
        mine.nurse().get("/patients/" + UUID.randomUUID()).statusCode(404);
        mine.nurse().post("/patients/" + patientId + "/invitation").statusCode(404);
        mine.nurse().post("/patients", other.patientRequest()).statusCode(404);
    }

    @Test
    void admins_and_privacy_officers_see_no_patients() {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();

        Api.asAdmin().get("/patients/" + patientId).statusCode(403);
        Api.asAdmin().get("/patients?teamId=" + suite.teamId()).statusCode(403);
        Api.as("officer", Group.PRIVACY_OFFICER).get("/patients/" + patientId).statusCode(403);
    }

    @Test
    void a_team_has_its_patients_listed_page_by_page() {
        Api.Suite suite = Api.aSuite(0);
        List<String> registered = List.of(
                suite.aPatient().patientId(),
                suite.aPatient().patientId(),
                suite.aPatient().patientId());
        String path = "/patients?limit=2&teamId=" + suite.teamId();

        String cursor =
                suite.nurse().get(path).body("items", hasSize(2)).extract().path("nextCursor");
        List<String> shown = new ArrayList<>(suite.nurse().get(path).extract().path("items.patientId"));
        shown.addAll(suite.nurse()
                .get(path + "&cursor=" + cursor)
                .body("nextCursor", nullValue())
                .extract()
                .path("items.patientId"));

        assertThat(shown).containsExactlyInAnyOrderElementsOf(registered);
    }

    @Test
    void every_look_leaves_a_row_in_the_audit_trail() throws SQLException {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        suite.nurse().get("/patients/" + patientId);
        suite.physician().get("/patients?teamId=" + suite.teamId());
        Api.aSuite(0).nurse().get("/patients/" + patientId).statusCode(404);

        List<String> trail = query(
                "SELECT action || ' ' || outcome FROM access_audit WHERE patient_id = ?::uuid ORDER BY at", patientId);

        assertThat(trail)
                .containsExactly(
                        "register-patient allowed", "read-card allowed", "list-patients allowed", "read-card denied");
    }

    @Test
    void who_asks_for_the_patients_of_another_team_is_on_record() throws SQLException {
        String teamId = Api.aSuite(0).teamId();
        Api.aSuite(0).nurse().get("/patients?teamId=" + teamId).statusCode(404);

        List<String> trail = query(
                "SELECT action || ' ' || outcome || ' ' || path FROM access_audit WHERE team_id = ?::uuid", teamId);

        assertThat(trail).containsExactly("list-patients denied /patients");
    }

    @Test
    void who_asks_for_what_belongs_to_another_site_or_team_is_on_record() throws SQLException {
        Api.Suite other = Api.aSuite(0);
        String stranger = "coordinator-" + UUID.randomUUID();
        Api coordinator = Api.as(stranger, Group.COORDINATOR);
        coordinator.get("/visits/unclosed?teamId=" + other.teamId()).statusCode(404);
        coordinator.get("/visits/unclosed?siteId=" + other.siteId()).statusCode(404);
        coordinator
                .post("/sites/" + other.siteId() + "/chairs", Map.of("name", "Chair 9"))
                .statusCode(404);

        List<String> trail = query(
                "SELECT action || ' ' || outcome || ' ' || (team_id IS NOT NULL) FROM access_audit WHERE actor = ?"
                        + " ORDER BY at",
                stranger);

        assertThat(trail)
                .containsExactly(
                        "list-unclosed-visits denied true",
                        "list-unclosed-visits denied false",
                        "add-chair denied false");
    }

    @Test
    void who_calls_what_their_role_does_not_allow_is_on_record() throws SQLException {
        String patientId = Api.aSuite(0).aPatient().patientId();
        Api.asAdmin().get("/patients/" + patientId).statusCode(403);

        List<String> trail =
                query("SELECT action FROM access_audit WHERE patient_id = ?::uuid AND outcome = 'denied'", patientId);

        assertThat(trail).containsExactly("refused-by-role");
    }

    @Test
    void wrong_fields_are_named_and_nobody_is_registered() {
        Api.Suite suite = Api.aSuite(0);

        suite.nurse()
                .post(
                        "/patients",
                        Map.of(
                                "givenName",
                                "",
                                "familyName",
                                "x".repeat(201),
                                "birthDate",
                                "2199-01-01",
                                "language",
                                "???",
                                "teamId",
                                suite.teamId()))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/givenName", "/familyName", "/birthDate", "/language"));
        for (String name : List.of("\u200B\u3164", "A\nB", "Ada\u202E", "A\uFFFE")) {
            suite.nurse()
                    .post("/patients", changed(suite.patientRequest(), "givenName", name))
                    .statusCode(422)
                    .body("errors.pointer", contains("/givenName"));
        }
        suite.nurse()
                .post("/patients", changed(suite.patientRequest(), "birthDate", "1962-02-30"))
                .statusCode(422)
                .body("errors.pointer", contains("/birthDate"));
        for (String nobodys : List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")) {
            suite.nurse()
                    .post("/patients", changed(suite.patientRequest(), "patientId", nobodys))
                    .statusCode(422)
                    .body("errors.pointer", contains("/patientId"));
        }
        suite.nurse()
                .post("/patients", changed(suite.patientRequest(), "zone", "Mars/Olympus"))
                .statusCode(422)
                .body("errors.pointer", contains("/zone"));
        suite.nurse()
                .post("/patients", changed(suite.patientRequest(), "nickname", "A"))
                .statusCode(422);
        suite.nurse().post("/patients", Map.of()).statusCode(422).body("errors.pointer", contains("/teamId"));
        suite.nurse().get("/patients?teamId=" + suite.teamId()).body("items", hasSize(0));
    }

    @Test
    void the_end_of_reporting_is_announced_once_without_any_course_and_shown_on_the_card() throws SQLException {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        String end = "/patients/" + patientId + "/end-of-reporting";

        String at = suite.coordinator()
                .post(end, Map.of("reason", "moved-away"))
                .statusCode(201)
                .body("reason", equalTo("moved-away"))
                .extract()
                .path("at");
        suite.nurse().post(end, Map.of("reason", "moved-away")).statusCode(200).body("at", equalTo(at));

        suite.nurse().get("/patients/" + patientId).body("reportingEnded.at", equalTo(at));
        assertThat(profiles(patientId, 2))
                .extracting(PatientProfile::version, PatientProfile::reportingEnded)
                .containsExactly(
                        tuple(1L, null),
                        tuple(2L, new ReportingEnded(Instant.parse(at), ReportingEnded.Reason.MOVED_AWAY)));
        assertThat(query(
                        "SELECT reason || ' ' || recorded_by FROM end_of_reporting WHERE patient_id = ?::uuid",
                        patientId))
                .containsExactly("moved-away coordinator-" + suite.suffix());
    }

    @Test
    void an_end_that_was_entered_in_error_is_taken_back_and_may_be_recorded_for_another_reason() throws SQLException {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        String end = "/patients/" + patientId + "/end-of-reporting";
        suite.nurse().delete(end).statusCode(204);
        suite.nurse().post(end, Map.of("reason", "died")).statusCode(201);

        suite.nurse()
                .post(end, Map.of("reason", "withdrew"))
                .statusCode(409)
                .body("type", equalTo("/problems/reporting-ended"));
        suite.physician().delete(end).statusCode(204);
        suite.physician().delete(end).statusCode(204);
        suite.nurse().get("/patients/" + patientId).body("reportingEnded", nullValue());
        suite.nurse().post(end, Map.of("reason", "withdrew")).statusCode(201);

        assertThat(profiles(patientId, 4))
                .extracting(profile -> profile.reportingEnded() == null
                        ? null
                        : profile.reportingEnded().reason())
                .containsExactly(null, ReportingEnded.Reason.DIED, null, ReportingEnded.Reason.WITHDREW);
        assertThat(query(
                        "SELECT coalesce(reason, '-') FROM end_of_reporting WHERE patient_id = ?::uuid ORDER BY recorded_at",
                        patientId))
                .containsExactly("died", "-", "withdrew");
    }

    @Test
    void an_end_of_reporting_needs_a_known_reason() {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        String end = "/patients/" + patientId + "/end-of-reporting";

        suite.nurse().post(end, Map.of()).statusCode(422).body("errors.pointer", contains("/reason"));
        suite.nurse().post(end, Map.of("reason", "asleep")).statusCode(422).body("errors.pointer", contains("/reason"));
        suite.nurse().post(end, Map.of("reason", "died", "note", "x")).statusCode(422);
        Api.aSuite(0).nurse().post(end, Map.of("reason", "died")).statusCode(404);

        suite.nurse().get("/patients/" + patientId).body("reportingEnded", nullValue());
    }

    private static List<PatientProfile> profiles(String patientId, int count) {
        return Published.on(Topic.PATIENTS, patientId, count).stream()
                .map(PatientProfile.class::cast)
                .toList();
    }

    @Test
    void a_list_needs_a_team() {
        Api.as("somebody", Group.NURSE).get("/patients").statusCode(400);
        Api.as("somebody", Group.NURSE).get("/patients?teamId=x").statusCode(400);
    }

    private static Map<String, Object> changed(Map<String, Object> request, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(request);
        changed.put(field, value);
        return changed;
    }

    private List<String> query(String sql, String parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
