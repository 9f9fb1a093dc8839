package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.softstone.contracts.ActivitiesDefined;

/** Activities and deposits. */
@QuarkusTest
class ListsComponentTest extends Scenario {

    private static final Map<String, Object> GRIP = Map.of("label", "grip a drinking glass");
    private static final Map<String, Object> SIT = Map.of("label", "sit down");

    @Test
    void activities_are_versioned_announced_and_shown() {
        Patient patient = aPatient();
        asNurse().get("/patients/{id}/activities", patient.patientId()).then().body("version", equalTo(0));

        Response first = putActivities(asNurse(), patient, List.of(GRIP, SIT));
        Response repeated = putActivities(asPhysician(), patient, List.of(GRIP, SIT));
        Response replaced = putActivities(
                asCoordinator().header("If-Match", "\"1\""), patient, List.of(SIT, Map.of("label", "stand up")));

        first.then().statusCode(200).header("ETag", "\"1\"").body("version", equalTo(1));
        assertThat(repeated.asString()).isEqualTo(first.asString());
        replaced.then()
                .body("version", equalTo(2))
                .body("activities[0].activityId", equalTo(first.path("activities[1].activityId")));
        assertThat(asNurse()
                        .get("/patients/{id}/activities", patient.patientId())
                        .asString())
                .isEqualTo(replaced.asString());
        reportEvents(patient, 2);
        assertThat(reportEvents(patient, ActivitiesDefined.class))
                .containsExactly(
                        new ActivitiesDefined(patient.patientId(), 1, idsIn(first)),
                        new ActivitiesDefined(patient.patientId(), 2, idsIn(replaced)));
    }

    @Test
    void of_two_people_who_edit_one_list_the_second_is_told() {
        Patient patient = aPatient();
        putActivities(asNurse(), patient, List.of(GRIP)).then().statusCode(200);

        Response first = putActivities(asNurse().header("If-Match", "\"1\""), patient, List.of(SIT));
        Response second = putActivities(asPhysician().header("If-Match", "\"1\""), patient, List.of(GRIP, SIT));
        Response nonsense = putActivities(asPhysician().header("If-Match", "2"), patient, List.of(GRIP, SIT));
        Response weak = putActivities(asPhysician().header("If-Match", "W/\"2\""), patient, List.of(GRIP, SIT));
        Response oneOfTwo = putActivities(asNurse().header("If-Match", "\"2\", \"1\""), patient, List.of(SIT));

        first.then().statusCode(200).header("ETag", "\"2\"");
        second.then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/list-changed"));
        nonsense.then().statusCode(400);
        weak.then().statusCode(412);
        oneOfTwo.then().statusCode(200);
        assertThat(idsIn(asNurse().get("/patients/{id}/activities", patient.patientId())))
                .isEqualTo(idsIn(first));
    }

    @Test
    void what_exists_is_replaced_only_by_somebody_who_says_what_they_have_seen() {
        Patient patient = aPatient();
        putActivities(asNurse(), patient, List.of(GRIP)).then().statusCode(200);

        Response unseen = putActivities(asNurse(), patient, List.of(SIT));
        Response repeated = putActivities(asNurse().header("If-Match", "\"0\""), patient, List.of(GRIP));
        Response whatever = putActivities(asNurse().header("If-Match", "*"), patient, List.of(SIT));

        unseen.then().statusCode(428).body("type", equalTo("/problems/if-match-required"));
        repeated.then().statusCode(200).header("ETag", "\"1\"");
        whatever.then().statusCode(200).header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            activities | /activities            | {}
            activities | /activities            | {"activities": []}
            activities | /activities/0/label    | {"activities": [{"label": ""}]}
            activities | /activities/0/label    | {"activities": [{"label": 4}]}
            activities | /activities/1/label    | {"activities": [{"label": "a"}, {"label": "a"}]}
            activities | /activities/0/activityId | {"activities": [{"label": "a", "activityId": "01990000-0000-7000-8000-00000000000a"}]}
            deposits   | /deposits              | {}
            deposits   | /deposits/0/site       | {"deposits": [{"laterality": "left"}]}
            deposits   | /deposits/0/site       | {"deposits": [{"site": "soul"}]}
            deposits   | /deposits/0/laterality | {"deposits": [{"site": "finger", "laterality": "upper"}]}
            deposits   | /deposits/0/firstNoted | {"deposits": [{"site": "finger", "firstNoted": "2024-13-01"}]}
            deposits   | /deposits/0/firstNoted | {"deposits": [{"site": "finger", "firstNoted": "2150-01-01"}]}
            deposits   | /deposits/0/depositId  | {"deposits": [{"site": "finger", "depositId": "01990000-0000-7000-8000-00000000000a"}]}
            """)
    void a_list_that_cannot_be_is_refused_with_its_pointer(String list, String pointer, String body) {
        Patient patient = aPatient();

        asNurse()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/patients/{id}/" + list, patient.patientId())
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of(pointer)));

        asNurse()
                .get("/patients/{id}/" + list, patient.patientId())
                .then()
                .statusCode(200)
                .body("version", equalTo(0));
    }

    @Test
    void deposits_are_versioned_and_shown() {
        Patient patient = aPatient();
        Map<String, Object> finger = Map.of("site", "finger", "laterality", "right", "firstNoted", "2024-05-01");

        Response first = putDeposits(asNurse(), patient, List.of(finger, finger));
        Response repeated = putDeposits(asNurse(), patient, List.of(finger, finger));
        Response none = putDeposits(asNurse().header("If-Match", "\"1\""), patient, List.of());

        first.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("deposits.size()", equalTo(2))
                .body("deposits[0].site", equalTo("finger"))
                .body("deposits[0].laterality", equalTo("right"))
                .body("deposits[0].firstNoted", equalTo("2024-05-01"));
        assertThat(repeated.asString()).isEqualTo(first.asString());
        none.then().body("version", equalTo(2)).body("deposits.size()", equalTo(0));
        asNurse().get("/patients/{id}/deposits", patient.patientId()).then().body("version", equalTo(2));
    }

    private static List<UUID> idsIn(Response response) {
        return response.jsonPath().<String>getList("activities.activityId").stream()
                .map(UUID::fromString)
                .toList();
    }

    private Response putActivities(RequestSpecification as, Patient patient, List<Map<String, Object>> activities) {
        return as.contentType(ContentType.JSON)
                .body(Map.of("activities", activities))
                .put("/patients/{id}/activities", patient.patientId());
    }

    private Response putDeposits(RequestSpecification as, Patient patient, List<Map<String, Object>> deposits) {
        return as.contentType(ContentType.JSON)
                .body(Map.of("deposits", deposits))
                .put("/patients/{id}/deposits", patient.patientId());
    }
}
