package org.softstone.notifications.handling;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
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
import static org.softstone.notifications.testing.Reports.amended;
import static org.softstone.notifications.testing.Reports.amendment;
import static org.softstone.notifications.testing.Reports.newId;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.AlertAcknowledged;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertOutcome;
import org.softstone.contracts.AlertRaisedAgain;
import org.softstone.contracts.AlertResolved;
import org.softstone.contracts.ReportSubmitted;
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

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

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
    void who_leaves_the_team_between_decision_and_act_takes_no_alert() throws Exception {
        UUID patient = care.patient();
        Object alertId = redFlag(patient);

        try (Connection leaving = dataSource.getConnection();
                ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            leaving.setAutoCommit(false);
            execute(
                    leaving,
                    "SELECT pg_advisory_xact_lock(team_lock(team_id)) FROM patient_profile WHERE patient_id = ?",
                    patient);
            Future<Response> taking = others.submit(() -> acknowledge(care.nurse, alertId));
            await().until(this::somebodyWaitsForALock);
            execute(leaving, "DELETE FROM team_member WHERE user_id = ?", care.nurse);
            leaving.commit();

            taking.get().then().statusCode(404);
        }

        as(care.physician).get("/alerts/{id}", alertId).then().body("state", equalTo("raised"));
    }

    private boolean somebodyWaitsForALock() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
                ResultSet found = query.executeQuery()) {
            return found.next();
        }
    }

    private static void execute(Connection connection, String statement, Object parameter) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, parameter);
            prepared.execute();
        }
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
        String call = "{\"outcome\":\"call\",\"note\":\"All is well\"}";
        resolve(care.nurse, alertId, call).then().statusCode(200);

        resolve(care.nurse, alertId, call).then().statusCode(200);

        for (Response tooLate : List.of(
                resolve(care.nurse, alertId, "{\"outcome\":\"visit\",\"note\":\"All is well\"}"),
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
        resolve(care.nurse, alertId, "{\"outcome\":\"call\",\"note\":\"half \\ud83d\"}")
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

    @Test
    void a_level_that_rises_raises_an_acknowledged_alert_again_and_keeps_and_tells_its_owner() {
        UUID patient = care.patient();
        Object contact = asksForContact(patient, WantsContact.THIS_WEEK);
        acknowledge(care.nurse, contact).then().statusCode(200).body("acknowledgedEvidence", equalTo(1));

        publish(aReport().of(patient).week(6).wantsContact(WantsContact.TODAY).build());
        assertThat(feedOf(care.nurse, 5).get(4))
                .containsEntry("kind", "alert-raised-again")
                .containsEntry("level", "urgent")
                .containsEntry("owner", care.nurse);

        as(care.nurse)
                .get("/alerts?state=raised&patientId=" + patient)
                .then()
                .body("items.alertId", contains(contact))
                .body("items[0].acknowledgedBy", equalTo(care.nurse))
                .body("items[0].acknowledgedEvidence", equalTo(1))
                .body("items[0].history.kind", contains("raised", "acknowledged", "raised-again"))
                .body("items[0].history.evidence", contains(1, 1, 2));
        as(care.nurse).get("/alerts?state=acknowledged").then().body("items", hasSize(0));
        assertThat(publishedAlerts(patient, 3))
                .element(2)
                .isEqualTo(new AlertRaisedAgain(
                        patient,
                        UUID.fromString(contact.toString()),
                        "W-1",
                        1,
                        AlertLevel.URGENT,
                        Instant.parse(care.alertOf(patient, "W-1")
                                .get("newestEvidenceAt")
                                .toString()),
                        false,
                        care.nurse));

        acknowledge(care.colleague, contact)
                .then()
                .statusCode(200)
                .body("state", equalTo("acknowledged"))
                .body("acknowledgedBy", equalTo(care.colleague))
                .body("acknowledgedEvidence", equalTo(2))
                .body("history.kind", contains("raised", "acknowledged", "raised-again", "taken-over"))
                .body("history[3].from", equalTo(care.nurse));
    }

    @Test
    void another_red_flag_raises_an_acknowledged_alert_again_and_no_worse_evidence_does_not() {
        UUID patient = care.patient();
        Object redFlag = redFlag(patient);
        Object contact = asksForContact(patient, WantsContact.TODAY);
        acknowledge(care.nurse, redFlag).then().statusCode(200);
        acknowledge(care.nurse, contact).then().statusCode(200);

        publish(aReport()
                .of(patient)
                .week(7)
                .redFlag(RedFlag.CHEST_PAIN)
                .wantsContact(WantsContact.TODAY)
                .build());
        feedOf(care.nurse, 9);

        as(care.nurse).get("/alerts?state=raised&patientId=" + patient).then().body("items.alertId", contains(redFlag));
        as(care.nurse)
                .get("/alerts?state=acknowledged&patientId=" + patient)
                .then()
                .body("items.alertId", contains(contact))
                .body("items[0].acknowledgedEvidence", equalTo(1));
        assertThat(publishedAlerts(patient, 6))
                .filteredOn(event -> event instanceof AlertRaisedAgain)
                .extracting(
                        event -> ((AlertRaisedAgain) event).rule(), event -> ((AlertRaisedAgain) event).acknowledged())
                .containsExactlyInAnyOrder(tuple("S-4", false), tuple("W-1", true));
    }

    @Test
    void an_amendment_that_adds_a_red_flag_raises_an_acknowledged_alert_again() {
        UUID patient = care.patient();
        ReportSubmitted report = aReport().of(patient).redFlag(RedFlag.FAINTING).build();
        publish(report);
        Object redFlag = care.alertOf(patient, "S-4").get("alertId");
        acknowledge(care.nurse, redFlag).then().statusCode(200);

        publish(amendment(amended(report)
                .redFlag(RedFlag.FAINTING)
                .redFlag(RedFlag.BREATHING)
                .build()));
        feedOf(care.nurse, 5);

        as(care.nurse).get("/alerts?state=raised").then().body("items.alertId", contains(redFlag));
        assertThat(kindsIn(feedOf(care.nurse))).endsWith("report-amended", "alert-raised-again");
    }

    @Test
    void lists_go_by_the_newest_evidence_and_are_paged_by_it() {
        UUID patient = care.patient();
        Object redFlag = redFlag(patient);
        Object contact = asksForContact(patient, WantsContact.TODAY);
        assertThat(rules("patientId=" + patient)).containsExactly("W-1", "S-4");

        publish(aReport().of(patient).week(7).redFlag(RedFlag.FAINTING).build());
        feedOf(care.nurse, 6);

        assertThat(rules("patientId=" + patient)).containsExactly("S-4", "W-1");
        Response first = as(care.nurse).get("/alerts?limit=1");
        first.then().body("items.alertId", contains(redFlag));
        as(care.nurse)
                .queryParam("cursor", (String) first.path("nextCursor"))
                .get("/alerts?limit=1")
                .then()
                .body("items.alertId", contains(contact))
                .body("nextCursor", nullValue());
    }

    @Test
    void who_treats_the_patient_can_take_over_from_somebody_who_no_longer_does_and_from_nobody_else() {
        UUID patient = care.patient();
        Object alertId = redFlag(patient);
        acknowledge(care.colleague, alertId).then().statusCode(200);
        acknowledge(care.nurse, alertId).then().statusCode(409);
        care.isMadeUpOf(care.nurse, care.physician);
        await().until(() -> as(care.colleague).get("/alerts/" + alertId).statusCode() == 404);

        acknowledge(care.nurse, alertId)
                .then()
                .statusCode(200)
                .body("acknowledgedBy", equalTo(care.nurse))
                .body("history.kind", contains("raised", "acknowledged", "taken-over"))
                .body("history[2].from", equalTo(care.colleague));

        acknowledge(care.physician, alertId).then().statusCode(409).body("acknowledgedBy", equalTo(care.nurse));
        assertThat(feedOf(care.physician, 4).get(3))
                .containsEntry("summary", "Alert S-4 taken over")
                .containsEntry("owner", care.nurse);
        assertThat(publishedAlerts(patient, 3))
                .element(2)
                .satisfies(event ->
                        assertThat(((AlertAcknowledged) event).previousOwner()).isEqualTo(care.colleague));
    }

    @Test
    void who_has_an_alert_can_hand_it_to_a_colleague_who_treats_the_patient() {
        UUID patient = care.patient();
        Object alertId = redFlag(patient);
        handOver(care.nurse, alertId, care.physician)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/alert-not-taken"));
        acknowledge(care.nurse, alertId).then().statusCode(200);

        handOver(care.nurse, alertId, care.physician)
                .then()
                .statusCode(200)
                .body("state", equalTo("acknowledged"))
                .body("acknowledgedBy", equalTo(care.physician))
                .body("acknowledgedEvidence", equalTo(1))
                .body("history.kind", contains("raised", "acknowledged", "handed-over"))
                .body("history[2].by", equalTo(care.nurse))
                .body("history[2].to", equalTo(care.physician));

        handOver(care.nurse, alertId, care.physician).then().statusCode(200);
        handOver(care.nurse, alertId, care.colleague)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/alert-taken"))
                .body("acknowledgedBy", equalTo(care.physician));
        assertThat(kindsIn(feedOf(care.physician, 4)))
                .containsExactly("report-submitted", "alert-raised", "alert-acknowledged", "alert-acknowledged");
        assertThat(feedOf(care.physician).get(3))
                .containsEntry("summary", "Alert S-4 handed over")
                .containsEntry("owner", care.physician);
        resolve(care.physician, alertId, "{\"outcome\":\"call\"}").then().statusCode(200);
        handOver(care.physician, alertId, care.nurse)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/alert-resolved"));
    }

    @Test
    void an_alert_is_handed_to_nobody_who_cannot_act_on_it() {
        UUID patient = care.patient();
        Object redFlag = redFlag(patient);
        publish(aMissedReport(patient, newId(), 4));
        Object missed = care.alertOf(patient, "M-1").get("alertId");
        acknowledge(care.nurse, redFlag).then().statusCode(200);
        acknowledge(care.nurse, missed).then().statusCode(200);

        for (String nobody : List.of("stranger-" + newId(), care.coordinator, "\u200b", "' OR 1=1 --")) {
            handOver(care.nurse, redFlag, nobody).then().statusCode(422).body("errors[0].pointer", equalTo("/to"));
        }
        for (String body : List.of("{}", "{\"to\":null}", "{\"to\":\"\"}", "{\"to\":7}", "[]")) {
            as(care.nurse)
                    .contentType(JSON)
                    .body(body)
                    .post("/alerts/" + redFlag + "/hand-over")
                    .then()
                    .statusCode(422);
        }
        handOver("stranger-" + newId(), redFlag, care.physician).then().statusCode(404);
        handOver(care.coordinator, redFlag, care.physician).then().statusCode(403);
        handOver(care.nurse, missed, care.coordinator).then().statusCode(200);
        as(care.nurse).get("/alerts/" + redFlag).then().body("acknowledgedBy", equalTo(care.nurse));
    }

    @Test
    void however_people_and_evidence_race_the_history_of_an_alert_runs_forwards() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID patient = care.patient();
            Object alertId = redFlag(patient);
            List<Callable<Object>> acts = List.of(
                    () -> acknowledge(care.nurse, alertId),
                    () -> acknowledge(care.colleague, alertId),
                    () -> resolve(care.physician, alertId, "{\"outcome\":\"call\"}"),
                    () -> publish(aReport()
                            .of(patient)
                            .week(6)
                            .redFlag(RedFlag.CHEST_PAIN)
                            .build()));
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Object> done : executor.invokeAll(acts)) {
                    done.get();
                }
            }

            JsonPath alert = as(care.nurse).get("/alerts/" + alertId).jsonPath();
            assertThat(alert.<String>getList("history.kind")).last().isEqualTo("resolved");
            assertThat(alert.getList("history.at", String.class).stream()
                            .map(Instant::parse)
                            .toList())
                    .isSorted();
            if (alert.getString("acknowledgedAt") != null) {
                assertThat(Instant.parse(alert.getString("acknowledgedAt")))
                        .isBeforeOrEqualTo(Instant.parse(alert.getString("resolvedAt")));
            }
        }
        assertThat(feedOf(care.nurse).stream()
                        .map(entry -> Instant.parse((String) entry.get("at")))
                        .toList())
                .isSorted();
    }

    @Test
    void a_long_history_is_shown_in_part_and_read_page_by_page() {
        UUID patient = care.patient();
        Object contact = asksForContact(patient, WantsContact.TODAY);
        acknowledge(care.nurse, contact).then().statusCode(200);
        for (int more = 0; more < 60; more++) {
            publish(aReport()
                    .of(patient)
                    .week(6)
                    .wantsContact(WantsContact.TODAY)
                    .build());
        }
        feedOf(care.nurse, 123);

        Map<String, Object> alert =
                as(care.nurse).get("/alerts/" + contact).jsonPath().getMap("");
        assertThat(alert).containsEntry("historyLeftOut", 11).containsEntry("state", "acknowledged");
        List<Map<String, Object>> shown = historyOf(alert);
        assertThat(shown).hasSize(51);
        assertThat(shown.get(0)).containsEntry("kind", "raised").containsEntry("evidence", 1);
        assertThat(shown.get(1)).containsEntry("kind", "acknowledged");
        assertThat(shown.get(2)).containsEntry("evidence", 13);
        assertThat(shown.getLast()).containsEntry("evidence", 61);

        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = as(care.nurse)
                    .queryParam("limit", 25)
                    .queryParam("cursor", cursor)
                    .get("/alerts/" + contact + "/history");
            all.addAll(page.path("items"));
            cursor = page.path("nextCursor");
        }
        assertThat(all).hasSize(62).containsAll(shown);
        assertThat(all.stream()
                        .map(entry -> Instant.parse(entry.get("at").toString()))
                        .toList())
                .isSorted();
        for (String query : List.of("limit=0", "limit=201", "cursor=%21", "cursor=MQoy")) {
            as(care.nurse)
                    .get("/alerts/" + contact + "/history?" + query)
                    .then()
                    .statusCode(400);
        }
        as("stranger-" + newId()).get("/alerts/" + contact + "/history").then().statusCode(404);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> historyOf(Map<String, Object> alert) {
        return (List<Map<String, Object>>) alert.get("history");
    }

    @Test
    void alerts_of_a_team_without_a_clinician_are_told_to_administrators_and_counted() {
        UUID patient = care.patient();
        redFlag(patient);
        publish(aMissedReport(patient, newId(), 4));
        care.alertOf(patient, "M-1");
        as(care.coordinator).get("/alerts").then().statusCode(200);
        assertThat(unattended()).doesNotContainKey(care.teamId.toString());

        care.isMadeUpOf(care.coordinator);

        await().until(() -> unattended().containsKey(care.teamId.toString()));
        assertThat(unattended().get(care.teamId.toString()))
                .containsOnlyKeys("teamId", "siteId", "reason", "openAlerts", "highestLevel", "oldestRaisedAt")
                .containsEntry("reason", "no-clinician")
                .containsEntry("openAlerts", 1)
                .containsEntry("highestLevel", "critical");
        await().until(() -> metric("softstone_alerts_without_recipient") >= 1);

        String newcomer = "nurse-" + newId();
        care.isMadeUpOf(newcomer);

        await().until(() -> "never-seen"
                .equals(unattended()
                        .getOrDefault(care.teamId.toString(), Map.of())
                        .get("reason")));
        assertThat(unattended().get(care.teamId.toString())).containsEntry("openAlerts", 2);
        assertThat(feedOf(newcomer, 2))
                .extracting(entry -> entry.get("kind"), entry -> entry.get("rule"))
                .containsExactly(tuple("alert-raised", "S-4"), tuple("alert-raised", "M-1"));
        assertThat((String) feedOf(newcomer).getFirst().get("summary")).endsWith(": Red flag: fainting");
        assertThat(unattended()).doesNotContainKey(care.teamId.toString());
    }

    private static Map<String, Map<String, Object>> unattended() {
        List<Map<String, Object>> teams = Care.withToken(Care.tokens().token("admin-1", "admin"))
                .get("/teams/unattended")
                .jsonPath()
                .getList("items");
        return teams.stream().collect(Collectors.toMap(team -> (String) team.get("teamId"), Function.identity()));
    }

    private double metric(String name) {
        return RestAssured.given()
                .get(metrics)
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static Response handOver(String person, Object alertId, String to) {
        return as(person).contentType(JSON).body(Map.of("to", to)).post("/alerts/" + alertId + "/hand-over");
    }

    private Object asksForContact(UUID patient, WantsContact wanted) {
        publish(aReport().of(patient).wantsContact(wanted).build());
        return care.alertOf(patient, "W-1").get("alertId");
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
