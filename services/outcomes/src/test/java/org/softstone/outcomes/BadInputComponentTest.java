package org.softstone.outcomes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.http.Ids;

/** Whatever is wrong with a report: its documented problem, nothing stored, nothing published, nothing told of the inside. */
@QuarkusTest
class BadInputComponentTest extends Scenario {

    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"pain\": {\"average\": 4}", "not json", "{\"pain\": }", "{} {}", "{'a': 1}"})
    void what_is_no_JSON_is_400(String body) {
        Patient patient = anEnrolledPatient();

        Response response = putRaw(patient, body);

        refused(patient, response, 400, "/problems/malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "4", "\"report\""})
    void JSON_that_is_no_report_is_refused(String body) {
        Patient patient = anEnrolledPatient();

        Response response = putRaw(patient, body);

        assertThat(response.statusCode()).isIn(400, 422);
        nothingStored(patient);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /pain/average         | "pain": {"average": 11}
            /pain/average         | "pain": {"average": "4"}
            /pain/average         | "pain": {"average": 4.5}
            /pain/average         | "pain": {"average": 99999999999999999999}
            /pain                 | "pain": 4
            /pain/average         | "pain": {"worst": 4}
            /pain/usual           | "pain": {"average": 4, "usual": 3}
            /symptoms/0/symptom   | "pain": {"average": 4}, "symptoms": [{"symptom": "itching", "severity": 1}]
            /symptoms/0/severity  | "pain": {"average": 4}, "symptoms": [{"symptom": "nausea", "severity": 5}]
            /symptoms/1/symptom   | "pain": {"average": 4}, "symptoms": [{"symptom": "nausea", "severity": 1}, {"symptom": "nausea", "severity": 1}]
            /symptoms/0           | "pain": {"average": 4}, "symptoms": [null]
            /symptoms             | "pain": {"average": 4}, "symptoms": {}
            /activities/0/activityId | "pain": {"average": 4}, "activities": [{"activityId": "01990000-0000-7000-8000-00000000000a", "score": 1}]
            /deposits/0/depositId | "pain": {"average": 4}, "deposits": [{"depositId": "01990000-0000-7000-8000-00000000000a"}]
            /redFlags/0           | "pain": {"average": 4}, "redFlags": ["tiredness"]
            /wantsContact         | "pain": {"average": 4}, "wantsContact": true
            /globalChange         | "pain": {"average": 4}, "globalChange": 8
            /temperatureCelsius   | "pain": {"average": 4}, "temperatureCelsius": 98.6
            /temperatureCelsius   | "pain": {"average": 4}, "temperatureCelsius": "36.9"
            /declined/0           | "pain": {"average": 4}, "declined": ["pain.average"]
            /windowId             | "pain": {"average": 4}, "windowId": "this week's"
            /note                 | "pain": {"average": 4}, "note": "none \\ufffe"
            /note                 | "pain": {"average": 4}, "note": "nothing \\u0000"
            /note                 | "pain": {"average": 4}, "note": "half \\ud83d"
            /sentAt               | "pain": {"average": 4}, "sentAt": "2026-03-02T19:03:43"
            /colour               | "pain": {"average": 4}, "colour": "red"
            """)
    void a_field_that_cannot_be_accepted_is_422_with_its_pointer(String pointer, String fields) {
        Patient patient = anEnrolledPatient();

        Response response = putRaw(patient, "{\"submittedAt\": \"" + clock.instant() + "\", " + fields + "}");

        refused(patient, response, 422, "/problems/invalid-fields");
        assertThat(response.jsonPath().getList("errors.pointer")).isEqualTo(List.of(pointer));
    }

    @Test
    void several_wrong_fields_are_named_at_once() {
        Patient patient = anEnrolledPatient();
        ReportBody report = aReport(clock.instant())
                .pain(11)
                .with("globalChange", 0)
                .with("symptoms", List.of(Map.of("symptom", "itching", "severity", 7)));

        Response response = submit(patient, Ids.next(), report);

        refused(patient, response, 422, "/problems/invalid-fields");
        assertThat(response.jsonPath().<String>getList("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "/pain/average", "/globalChange", "/symptoms/0/symptom", "/symptoms/0/severity");
    }

    @Test
    void wrong_types_are_named_beside_wrong_values() {
        Patient patient = anEnrolledPatient();

        Response response = putRaw(patient, """
                {"submittedAt": "nope", "windowId": "bad", "pain": {"average": "4", "worst": 12}, "wantsContact": "maybe"}""");

        refused(patient, response, 422, "/problems/invalid-fields");
        assertThat(response.jsonPath().<String>getList("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "/submittedAt", "/windowId", "/pain/average", "/pain/worst", "/wantsContact");
    }

    @Test
    void an_activity_twice_is_refused() {
        Patient patient = anEnrolledPatient();
        String activityId = asNurse()
                .contentType(ContentType.JSON)
                .body(Map.of("activities", List.of(Map.of("label", "sit down"))))
                .put("/patients/{id}/activities", patient.patientId())
                .path("activities[0].activityId");
        Map<String, Object> rating = Map.of("activityId", activityId, "score", 3);

        Response response =
                submit(patient, Ids.next(), aReport(clock.instant()).with("activities", List.of(rating, rating)));

        refused(patient, response, 422, "/problems/invalid-fields");
        response.then().body("errors[0].pointer", equalTo("/activities/1/activityId"));
    }

    @Test
    void an_activity_of_another_patient_is_refused() {
        Patient other = anEnrolledPatient();
        Patient patient = anEnrolledPatient();
        String activityId = asNurse()
                .contentType(ContentType.JSON)
                .body(Map.of("activities", List.of(Map.of("label", "sit down"))))
                .put("/patients/{id}/activities", other.patientId())
                .path("activities[0].activityId");

        Response response =
                submit(patient, Ids.next(), aReport(clock.instant()).rating(UUID.fromString(activityId), 3));

        refused(patient, response, 422, "/problems/invalid-fields");
    }

    @Test
    void more_than_five_minutes_ahead_is_stored_and_its_clock_told_with_and_without_sentAt() {
        Patient patient = anEnrolledPatient();
        ReportBody ahead = aReport(clock.instant().plus(Duration.ofMinutes(6)));

        for (ReportBody report :
                List.of(ahead.sentAt(clock.instant()), ahead.without("sentAt").pain(5))) {
            submit(patient, Ids.next(), report).then().statusCode(201).body("clock.wrong", equalTo(true));
        }
        submit(
                        patient,
                        Ids.next(),
                        aReport(clock.instant().plus(Duration.ofMinutes(4)))
                                .pain(6)
                                .sentAt(clock.instant()))
                .then()
                .statusCode(201)
                .body("clock.wrong", equalTo(false));
    }

    @Test
    void an_unknown_window_and_another_patients_window_get_the_same_answer() {
        Patient other = anEnrolledPatient();
        Patient patient = anEnrolledPatient();
        ReportBody report = aReport(clock.instant());

        Response unknown = submit(patient, Ids.next(), report.in(Ids.next()));
        Response foreign = submit(patient, Ids.next(), report.in(windowIdOf(other, 0)));

        refused(patient, unknown, 422, "/problems/invalid-fields");
        unknown.then().body("errors[0].pointer", equalTo("/windowId"));
        assertThat(foreign.asString()).isEqualTo(unknown.asString());
        nothingStored(patient);
        nothingStored(other);
    }

    @Test
    void a_body_over_64_KiB_is_413() {
        Patient patient = anEnrolledPatient();

        Response response = submit(patient, Ids.next(), aReport(clock.instant()).note("a".repeat(65 * 1024)));

        refused(patient, response, 413, "/problems/too-large");
    }

    @Test
    void a_note_of_2001_characters_is_refused() {
        Patient patient = anEnrolledPatient();

        Response response = submit(patient, Ids.next(), aReport(clock.instant()).note("a".repeat(2001)));

        refused(patient, response, 422, "/problems/invalid-fields");
    }

    @Test
    void another_content_type_is_415() {
        Patient patient = anEnrolledPatient();

        Response response = as(patient)
                .contentType("text/plain")
                .body("{\"submittedAt\": \"2026-03-02T19:03:42Z\", \"pain\": {\"average\": 4}}")
                .put("/me/reports/{id}", Ids.next());

        refused(patient, response, 415, "/problems/unsupported-media-type");
    }

    @Test
    void an_id_that_is_none_is_404() {
        Patient patient = anEnrolledPatient();

        Response response = as(patient)
                .contentType(ContentType.JSON)
                .body(aReport(clock.instant()).json())
                .put("/me/reports/first");

        refused(patient, response, 404, "/problems/not-found");
    }

    @Test
    void a_token_that_is_none_of_ours_is_401() {
        Patient patient = anEnrolledPatient();
        String user = patient.userId();
        List<String> tokens = List.of(
                TOKENS.expired(user, "patient"),
                TOKENS.unsigned(user, "patient"),
                TOKENS.forAnotherAudience(user, "patient"),
                TOKENS.fromAnotherIssuer(user, "patient"),
                TOKENS.signedByAnotherKey(user, "patient"),
                TOKENS.signedWithPublicKeyAsSecret(user, "patient"),
                "nonsense");

        for (String token : tokens) {
            Response response = withToken(token)
                    .contentType(ContentType.JSON)
                    .body(aReport(clock.instant()).json())
                    .put("/me/reports/{id}", Ids.next());

            refused(patient, response, 401, "/problems/not-authenticated");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=all", "limit=-1", "cursor=x", "cursor=Zm9v"})
    void a_page_that_cannot_be_is_400(String query) {
        Patient patient = anEnrolledPatient();

        for (String path : List.of("/me/reports", "/me/windows")) {
            as(patient)
                    .get(path + "?" + query)
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("type", equalTo("/problems/malformed-request"));
        }
    }

    private Response putRaw(Patient patient, String body) {
        return given().basePath("/outcomes/v1")
                .auth()
                .oauth2(TOKENS.token(patient.userId(), "patient"))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/me/reports/{id}", Ids.next());
    }

    private void refused(Patient patient, Response response, int status, String type) {
        response.then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("type", equalTo(type))
                .body("status", equalTo(status));
        assertThat(response.asString()).doesNotContain("Exception", "org.softstone", "at java", "SELECT", "INSERT");
        nothingStored(patient);
    }

    private void nothingStored(Patient patient) {
        assertThat(storedReportsOf(patient)).isZero();
        assertThat(windowOf(patient, 0)).containsEntry("state", "open");
    }
}
