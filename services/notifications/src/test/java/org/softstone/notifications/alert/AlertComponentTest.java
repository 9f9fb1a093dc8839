package org.softstone.notifications.alert;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.softstone.notifications.testing.Care.acknowledge;
import static org.softstone.notifications.testing.Care.as;
import static org.softstone.notifications.testing.Care.feedOf;
import static org.softstone.notifications.testing.Care.kindsIn;
import static org.softstone.notifications.testing.Care.publish;
import static org.softstone.notifications.testing.Care.publishedAlerts;
import static org.softstone.notifications.testing.Care.resolve;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.newId;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.AlertAcknowledged;
import org.softstone.contracts.AlertOutcome;
import org.softstone.contracts.AlertResolved;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.notifications.testing.Care;
import org.softstone.testing.RealInfrastructure;

/** What people do with alerts, over HTTP. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class AlertComponentTest {

    @Inject
    DataSource dataSource;

    private final Care care = Care.aTeam();

    @Test
    void taking_an_alert_shows_in_it_in_the_feeds_and_on_the_topic() {
        UUID patient = care.patient();
        Object alertId = redFlag(patient);

        acknowledge(care.nurse, alertId)
                .then()
                .statusCode(200)
                .body("state", equalTo("acknowledged"))
                .body("acknowledgedBy", equalTo(care.nurse))
                .body("acknowledgedAt", notNullValue())
                .body("history.kind", contains("raised", "acknowledged"))
                .body("history[1].by", equalTo(care.nurse));

        assertThat(kindsIn(feedOf(care.physician, 3)))
                .containsExactly("report-submitted", "alert-raised", "alert-acknowledged");
        assertThat(feedOf(care.physician).get(2)).containsEntry("summary", "Alert S-4 acknowledged");
        assertThat(publishedAlerts(patient, 2))
                .element(1)
                .satisfies(event ->
                        assertThat(((AlertAcknowledged) event).acknowledgedBy()).isEqualTo(care.nurse));
    }

    @Test
    void taking_an_alert_twice_changes_nothing_the_second_time() {
        UUID patient = care.patient();
        Object alertId = redFlag(patient);
        String at = acknowledge(care.nurse, alertId).path("acknowledgedAt");

        acknowledge(care.nurse, alertId).then().statusCode(200).body("acknowledgedAt", equalTo(at));

        assertThat(kindsIn(feedOf(care.nurse, 3)))
                .containsExactly("report-submitted", "alert-raised", "alert-acknowledged");
    }

    @Test
    void who_comes_second_is_told_who_has_the_alert() {
        Object alertId = redFlag(care.patient());
        acknowledge(care.nurse, alertId).then().statusCode(200);

        acknowledge(care.colleague, alertId)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/alert-taken"))
                .body("acknowledgedBy", equalTo(care.nurse))
                .body("acknowledgedAt", notNullValue());
    }

    @Test
    void of_many_who_take_an_alert_at_once_exactly_one_gets_it() throws Exception {
        Object alertId = redFlag(care.patient());
        List<Callable<Response>> takers = List.of(
                () -> acknowledge(care.nurse, alertId),
                () -> acknowledge(care.colleague, alertId),
                () -> acknowledge(care.physician, alertId));

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> answer : executor.invokeAll(takers)) {
                statuses.add(answer.get().statusCode());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
    }

    @Test
    void a_colleague_may_resolve_what_somebody_else_has_taken() {
        UUID patient = care.patient();
        Object alertId = redFlag(patient);
        acknowledge(care.nurse, alertId).then().statusCode(200);

        resolve(care.physician, alertId, "{\"outcome\":\"dose_order\",\"note\":\"Slower infusion\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("resolved"))
                .body("acknowledgedBy", equalTo(care.nurse))
                .body("resolvedBy", equalTo(care.physician))
                .body("outcome", equalTo("dose_order"))
                .body("note", equalTo("Slower infusion"))
                .body("history.kind", contains("raised", "acknowledged", "resolved"))
                .body("history[2].note", equalTo("Slower infusion"));

        assertThat(feedOf(care.nurse, 4).get(3))
                .containsEntry("kind", "alert-resolved")
                .containsEntry("summary", "Alert S-4 resolved: dose order");
        assertThat(publishedAlerts(patient, 3))
                .element(2)
                .satisfies(
                        event -> assertThat(((AlertResolved) event).outcome()).isEqualTo(AlertOutcome.DOSE_ORDER));
    }

    @Test
    void resolving_may_be_repeated_with_the_same_words_and_not_with_others() {
        Object alertId = redFlag(care.patient());
        String call = "{\"outcome\":\"call\",\"note\":\"She is fine\"}";
        resolve(care.nurse, alertId, call).then().statusCode(200);

        resolve(care.nurse, alertId, call).then().statusCode(200);

        for (Response tooLate : List.of(
                resolve(care.nurse, alertId, "{\"outcome\":\"visit\",\"note\":\"She is fine\"}"),
                resolve(care.colleague, alertId, call),
                acknowledge(care.colleague, alertId))) {
            tooLate.then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/alert-resolved"))
                    .body("resolvedBy", equalTo(care.nurse))
                    .body("outcome", equalTo("call"));
        }
        assertThat(kindsIn(feedOf(care.nurse, 3)))
                .containsExactly("report-submitted", "alert-raised", "alert-resolved");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                       | 422 | /outcome
            {"outcome":null}                         | 422 | /outcome
            {"outcome":"cured"}                      | 422 | /outcome
            {"outcome":""}                           | 422 | /outcome
            {"outcome":1}                            | 422 | /outcome
            {"outcome":["call"]}                     | 422 | /outcome
            {"outcome":"call","note":7}              | 422 | /note
            {"outcome":"call","by":"somebody"}       | 422 | /by
            []                                       | 422 |
            null                                     | 400 |
            {"outcome":"call"                        | 400 |
            outcome=call                             | 400 |
            """)
    void a_resolution_that_makes_no_sense_is_refused_and_nothing_changes(String body, int status, String pointer) {
        Object alertId = redFlag(care.patient());

        Response refused = resolve(care.nurse, alertId, body);

        refused.then().statusCode(status).contentType("application/problem+json");
        if (pointer != null) {
            refused.then().body("errors[0].pointer", equalTo(pointer));
        }
        as(care.nurse).get("/alerts/" + alertId).then().body("state", equalTo("raised"));
    }

    @Test
    void an_empty_a_huge_and_a_foreign_body_are_refused() {
        Object alertId = redFlag(care.patient());

        as(care.nurse)
                .contentType(JSON)
                .post("/alerts/" + alertId + "/resolve")
                .then()
                .statusCode(oneOf(400, 422));
        resolve(care.nurse, alertId, "{\"outcome\":\"call\",\"note\":\"" + "x".repeat(2_001) + "\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/note"));
        resolve(care.nurse, alertId, "{\"outcome\":\"call\",\"note\":\"" + "x".repeat(70_000) + "\"}")
                .then()
                .statusCode(413);
        as(care.nurse)
                .contentType("text/plain")
                .body("call")
                .post("/alerts/" + alertId + "/resolve")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=closed",
                "state=RAISED",
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=x",
                "patientId=7",
                "cursor=%21",
                "cursor=MQ"
            })
    void a_list_that_makes_no_sense_is_refused(String query) {
        as(care.nurse).get("/alerts?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=&patientId=&limit=&cursor=", "state=", "patientId= "})
    void an_empty_parameter_counts_as_absent(String query) {
        Object alertId = redFlag(care.patient());

        as(care.nurse).get("/alerts?" + query).then().statusCode(200).body("items.alertId", contains(alertId));
    }

    @Test
    void alerts_that_do_not_exist_are_not_found() {
        for (String id : List.of(newId().toString(), "7", "%20")) {
            as(care.nurse).get("/alerts/" + id).then().statusCode(404);
            acknowledge(care.nurse, id).then().statusCode(404);
            resolve(care.nurse, id, "{\"outcome\":\"call\"}").then().statusCode(404);
        }
    }

    @Test
    void the_list_is_filtered_by_state_and_patient_newest_first() {
        UUID patient = care.patient();
        UUID other = care.patient();
        publish(aReport()
                .of(patient)
                .week(3)
                .redFlag(RedFlag.FAINTING)
                .wantsContact(WantsContact.TODAY)
                .build());
        publish(aMissedReport(patient, newId(), 4));
        publish(aReport().of(other).wantsContact(WantsContact.TODAY).build());
        feedOf(care.nurse, 7);
        Object redFlag = care.alertOf(patient, "S-4").get("alertId");
        Object contact = care.alertOf(patient, "W-1").get("alertId");
        acknowledge(care.nurse, contact).then().statusCode(200);
        resolve(care.nurse, redFlag, "{\"outcome\":\"call\"}").then().statusCode(200);

        assertThat(rules("patientId=" + patient)).containsExactly("M-1", "W-1");
        assertThat(rules("patientId=" + patient + "&state=open")).containsExactly("M-1", "W-1");
        assertThat(rules("patientId=" + patient + "&state=raised")).containsExactly("M-1");
        assertThat(rules("patientId=" + patient + "&state=acknowledged")).containsExactly("W-1");
        assertThat(rules("patientId=" + patient + "&state=resolved")).containsExactly("S-4");
        assertThat(rules("patientId=" + patient + "&state=all")).containsExactly("M-1", "W-1", "S-4");
        assertThat(rules("state=all")).hasSize(4);
    }

    @Test
    void the_list_shows_each_alert_with_the_history_that_it_has_alone() {
        UUID patient = care.patient();
        Object redFlag = redFlag(patient);
        publish(aReport()
                .of(patient)
                .redFlag(RedFlag.FAINTING)
                .wantsContact(WantsContact.TODAY)
                .build());
        Object contact = care.alertOf(patient, "W-1").get("alertId");
        acknowledge(care.nurse, redFlag).then().statusCode(200);
        resolve(care.nurse, redFlag, "{\"outcome\":\"call\",\"note\":\"Fine\"}")
                .then()
                .statusCode(200);

        JsonPath list = as(care.nurse).get("/alerts?state=all").jsonPath();

        assertThat(list.<Object>getList("items.alertId")).containsExactly(contact, redFlag);
        assertThat(list.<String>getList("items[1].history.kind"))
                .containsExactly("raised", "raised-again", "acknowledged", "resolved");
        assertThat(list.<Object>getList("items")).containsExactly(alone(contact), alone(redFlag));
    }

    @Test
    void the_list_is_paged() {
        UUID patient = care.patient();
        publish(aReport()
                .of(patient)
                .redFlag(RedFlag.FAINTING)
                .wantsContact(WantsContact.TODAY)
                .build());
        publish(aMissedReport(patient, newId(), 4));
        feedOf(care.nurse, 5);

        Response first = as(care.nurse).get("/alerts?limit=2");
        Response second = as(care.nurse)
                .queryParam("cursor", (String) first.path("nextCursor"))
                .get("/alerts?limit=2");

        first.then().body("items", hasSize(2)).body("nextCursor", notNullValue());
        second.then().body("items", hasSize(1)).body("nextCursor", nullValue());
        assertThat(first.<List<String>>path("items.alertId")).doesNotContain(second.<String>path("items[0].alertId"));
    }

    @Test
    void a_nurse_of_another_team_finds_nothing() {
        UUID patient = care.patient();
        Object alertId = redFlag(patient);
        String stranger = "stranger-" + newId();

        as(stranger).get("/alerts?state=all").then().statusCode(200).body("items", hasSize(0));
        as(stranger).get("/alerts?patientId=" + patient).then().statusCode(404);
        as(stranger).get("/alerts/" + alertId).then().statusCode(404).body(not(containsString(patient.toString())));
        acknowledge(stranger, alertId).then().statusCode(404);
        resolve(stranger, alertId, "{\"outcome\":\"call\"}").then().statusCode(404);
        as(stranger).get("/feed").then().statusCode(200).body("items", hasSize(0));
        as(care.nurse).get("/alerts/" + alertId).then().body("state", equalTo("raised"));
    }

    @Test
    void a_coordinator_acts_on_missed_reports_only_and_reads_no_notes() {
        UUID patient = care.patient();
        Object redFlag = redFlag(patient);
        publish(aMissedReport(patient, newId(), 4));
        Object missed = care.alertOf(patient, "M-1").get("alertId");

        acknowledge(care.coordinator, redFlag).then().statusCode(403);
        resolve(care.coordinator, redFlag, "{\"outcome\":\"call\"}").then().statusCode(403);
        acknowledge(care.coordinator, missed).then().statusCode(200);
        resolve(care.coordinator, missed, "{\"outcome\":\"call\",\"note\":\"Nobody answered\"}")
                .then()
                .statusCode(200)
                .body("note", nullValue());

        resolve(care.nurse, redFlag, "{\"outcome\":\"hold\",\"note\":\"Confidential\"}")
                .then()
                .statusCode(200);
        as(care.coordinator).get("/alerts/" + redFlag).then().statusCode(200).body(not(containsString("Confidential")));
        as(care.coordinator)
                .get("/alerts?state=all&patientId=" + patient)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body(not(containsString("Confidential")));
        as(care.nurse).get("/alerts/" + redFlag).then().body("note", equalTo("Confidential"));
    }

    @Test
    void a_coordinator_who_is_refused_a_clinical_alert_leaves_a_row_that_says_so() throws SQLException {
        UUID patient = care.patient();
        Object redFlag = redFlag(patient);

        acknowledge(care.coordinator, redFlag).then().statusCode(403);
        resolve(care.coordinator, redFlag, "{\"outcome\":\"call\"}").then().statusCode(403);

        String acknowledging = care.coordinator + " acknowledge-alert";
        String resolving = care.coordinator + " resolve-alert";
        assertThat(auditOf(patient, "denied")).containsExactlyInAnyOrder(acknowledging, resolving);
        assertThat(auditOf(patient, "allowed")).doesNotContain(acknowledging, resolving);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient", "admin", "privacy"})
    void who_treats_nobody_is_refused(String group) {
        Object alertId = redFlag(care.patient());
        String token = Care.tokens().token(care.nurse, group.equals("privacy") ? "privacy-officer" : group);

        Care.withToken(token).get("/alerts").then().statusCode(403);
        Care.withToken(token).get("/alerts/" + alertId).then().statusCode(403);
        Care.withToken(token).post("/alerts/" + alertId + "/acknowledge").then().statusCode(403);
        Care.withToken(token).get("/feed").then().statusCode(403);
        Care.withToken(token).get("/feed/stream").then().statusCode(403);
    }

    @Test
    void every_look_and_every_act_leaves_an_audit_row_also_one_that_came_too_late() throws SQLException {
        UUID patient = care.patient();
        Object alertId = redFlag(patient);

        as(care.nurse).get("/alerts/" + alertId).then().statusCode(200);
        as(care.physician).get("/alerts").then().statusCode(200);
        acknowledge(care.nurse, alertId).then().statusCode(200);
        acknowledge(care.colleague, alertId).then().statusCode(409);
        resolve(care.physician, alertId, "{\"outcome\":\"call\"}").then().statusCode(200);
        as(care.coordinator).get("/feed").then().statusCode(200);

        assertThat(auditOf(patient, "allowed"))
                .contains(
                        care.nurse + " read-alert",
                        care.physician + " list-alerts",
                        care.nurse + " acknowledge-alert",
                        care.colleague + " acknowledge-alert",
                        care.physician + " resolve-alert",
                        care.coordinator + " read-feed");
    }

    private Object redFlag(UUID patient) {
        publish(aReport().of(patient).redFlag(RedFlag.FAINTING).build());
        return care.alertOf(patient, "S-4").get("alertId");
    }

    private Object alone(Object alertId) {
        return as(care.nurse).get("/alerts/" + alertId).jsonPath().getMap("");
    }

    private List<String> rules(String query) {
        return as(care.nurse).get("/alerts?" + query).path("items.rule");
    }

    private List<String> auditOf(UUID patient, String outcome) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT actor || ' ' || action FROM access_audit WHERE patient_id = ? AND outcome = ?")) {
            statement.setObject(1, patient);
            statement.setString(2, outcome);
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        }
    }
}
