package org.softstone.infusions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.softstone.access.Group;
import org.softstone.testing.EndpointManners;
import org.softstone.testing.EndpointMatrix;
import org.softstone.testing.RealInfrastructure;
import org.softstone.testing.TestTokens;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class AccessComponentTest {

    @TestHTTPResource("/infusions/v1")
    URI api;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void every_endpoint_tells_its_methods_and_takes_no_query_that_it_does_not_know() {
        new EndpointManners(management, api).verify();
    }

    @Test
    void every_endpoint_is_open_to_those_who_may_and_to_nobody_else() {
        Api.Suite suite = Api.aSuite(1);
        Api.Suite other = Api.aSuite(1);
        String patientId = suite.aPatient().patientId();
        String courseId = suite.aConsentedCourse(patientId);
        String otherCourseId = suite.anActiveCourse(suite.aPatient().patientId());
        String visitId = suite.nurse()
                .post(
                        "/courses/" + otherCourseId + "/series",
                        Map.of("firstDate", "2191-05-04", "time", "09:00", "count", 1))
                .statusCode(201)
                .extract()
                .path("visits[0].visitId");
        String consent = "{\"givenBy\": \"patient\", \"documentReference\": \"DMS-4711\"}";
        String order = """
                {"product": "P", "salt": "anhydrous", "concentrationMgPerMl": 125, "startDoseGrams": 12.5,
                 "ceilingGrams": 25}""";
        String series = "{\"firstDate\": \"2191-05-04\", \"time\": \"09:00\", \"count\": 1}";
        String[] everybody = {"patient", "nurse", "physician", "coordinator", "admin", "privacy-officer"};
        String[] staff = {"nurse", "physician", "coordinator", "admin"};
        String reason = "{\"reason\": \"Moved\"}";
        String move = "{\"startsAt\": \"2191-05-05T09:00:00+02:00\"}";
        String given = "{\"givenGrams\": 1}";
        String[] clinicians = {"nurse", "physician"};
        String[] treating = {"nurse", "physician", "coordinator"};

        new EndpointMatrix(EndpointMatrix.documentAt(management), api)
                .allow("POST /sites", "admin")
                .allow("GET /sites", staff)
                .allow("POST /sites/{siteId}/chairs", "admin", "coordinator")
                .allow("GET /sites/{siteId}/chairs", staff)
                .allow("POST /teams", "admin")
                .allow("GET /teams", staff)
                .allow("GET /teams/{teamId}", staff)
                .allow("PUT /teams/{teamId}/members", "admin")
                .allow("POST /patients", treating)
                .allow("GET /patients", treating)
                .allow("GET /patients/{patientId}", treating)
                .allow("POST /patients/{patientId}/invitation", treating)
                .allow("POST /patients/{patientId}/end-of-reporting", treating)
                .body("POST /patients/{patientId}/end-of-reporting", "{\"reason\": \"other\"}")
                .allow("DELETE /patients/{patientId}/end-of-reporting", treating)
                .allow("GET /me", everybody)
                .allow("POST /me/enrolment", "patient")
                .allow("GET /me/visits", "patient")
                .allow("POST /patients/{patientId}/courses", treating)
                .body("POST /patients/{patientId}/courses", "{}")
                .allow("GET /patients/{patientId}/courses", treating)
                .allow("GET /courses/{courseId}", treating)
                .subject("GET /courses/{courseId}", "courseId", courseId)
                .allow("POST /courses/{courseId}/consent", treating)
                .subject("POST /courses/{courseId}/consent", "courseId", courseId)
                .body("POST /courses/{courseId}/consent", consent)
                .allow("POST /courses/{courseId}/orders", "physician")
                .subject("POST /courses/{courseId}/orders", "courseId", courseId)
                .body("POST /courses/{courseId}/orders", order)
                .allow("POST /courses/{courseId}/start", treating)
                .subject("POST /courses/{courseId}/start", "courseId", courseId)
                .allow("POST /courses/{courseId}/series", treating)
                .subject("POST /courses/{courseId}/series", "courseId", courseId)
                .body("POST /courses/{courseId}/series", series)
                .allow("GET /courses/{courseId}/visits", treating)
                .subject("GET /courses/{courseId}/visits", "courseId", courseId)
                .allow("GET /patients/{patientId}/visits", treating)
                .allow("POST /courses/{courseId}/hold", clinicians)
                .subject("POST /courses/{courseId}/hold", "courseId", courseId)
                .body("POST /courses/{courseId}/hold", reason)
                .allow("POST /courses/{courseId}/resume", clinicians)
                .subject("POST /courses/{courseId}/resume", "courseId", courseId)
                .allow("POST /courses/{courseId}/complete", clinicians)
                .subject("POST /courses/{courseId}/complete", "courseId", courseId)
                .allow("POST /courses/{courseId}/discontinue", clinicians)
                .subject("POST /courses/{courseId}/discontinue", "courseId", courseId)
                .body("POST /courses/{courseId}/discontinue", reason)
                .allow("GET /visits/{visitId}", treating)
                .subject("GET /visits/{visitId}", "visitId", visitId)
                .allow("POST /visits/{visitId}/reschedule", treating)
                .subject("POST /visits/{visitId}/reschedule", "visitId", visitId)
                .body("POST /visits/{visitId}/reschedule", move)
                .allow("POST /visits/{visitId}/cancel", treating)
                .subject("POST /visits/{visitId}/cancel", "visitId", visitId)
                .body("POST /visits/{visitId}/cancel", reason)
                .allow("POST /visits/{visitId}/no-show", treating)
                .subject("POST /visits/{visitId}/no-show", "visitId", visitId)
                .allow("GET /visits/unclosed", treating)
                .allow("POST /visits/{visitId}/undo-no-show", treating)
                .subject("POST /visits/{visitId}/undo-no-show", "visitId", visitId)
                .body("POST /visits/{visitId}/undo-no-show", "{}")
                .allow("POST /visits/{visitId}/check-in", treating)
                .subject("POST /visits/{visitId}/check-in", "visitId", visitId)
                .body("POST /visits/{visitId}/check-in", "{}")
                .allow("POST /visits/{visitId}/hold", clinicians)
                .subject("POST /visits/{visitId}/hold", "visitId", visitId)
                .body("POST /visits/{visitId}/hold", reason)
                .allow("POST /visits/{visitId}/start", clinicians)
                .subject("POST /visits/{visitId}/start", "visitId", visitId)
                .allow("POST /visits/{visitId}/complete", clinicians)
                .subject("POST /visits/{visitId}/complete", "visitId", visitId)
                .body("POST /visits/{visitId}/complete", given)
                .allow("POST /visits/{visitId}/stop-early", clinicians)
                .subject("POST /visits/{visitId}/stop-early", "visitId", visitId)
                .body("POST /visits/{visitId}/stop-early", given)
                .treated(UUID.fromString(patientId), "nurse-" + suite.suffix(), "nurse-" + other.suffix())
                .member("physician", "physician-" + suite.suffix())
                .member("coordinator", "coordinator-" + suite.suffix())
                .verify();
    }

    /** Each token of each member at an endpoint of each kind: only what both the token and the team allow is allowed. */
    @Test
    void what_the_team_lists_somebody_as_counts_together_with_the_token() {
        Api.Suite suite = Api.aSuite(1);
        String course = "/courses/" + suite.anActiveCourse(suite.aPatient().patientId());
        List<String> roles = List.of("nurse", "physician", "coordinator");
        List<String> refused = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String listedAs : roles) {
            for (String group : roles) {
                Api who = Api.as(listedAs + "-" + suite.suffix(), group);
                Map<String, Integer> answers = new LinkedHashMap<>();
                answers.put("nurse physician coordinator", status(who.get(course)));
                answers.put("nurse physician", status(who.post(course + "/hold", "{}")));
                answers.put("physician", status(who.post(course + "/orders", Api.anOrder())));
                answers.put(
                        "coordinator",
                        status(who.post(
                                "/sites/" + suite.siteId() + "/chairs", Map.of("name", listedAs + " as " + group))));
                answers.forEach((openTo, status) -> {
                    String one = group + " listed as " + listedAs + " at an endpoint of " + openTo;
                    if (status == 403) {
                        refused.add(one);
                    } else {
                        assertThat(status).as(one).isLessThan(300);
                    }
                    if (!openTo.contains(group) || !openTo.contains(listedAs)) {
                        expected.add(one);
                    }
                });
            }
        }
        assertThat(refused).isEqualTo(expected);
    }

    private static int status(ValidatableResponse answer) {
        return answer.extract().statusCode();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void a_bad_token_is_no_token(String token) {
        given().auth()
                .oauth2(token)
                .get("/infusions/v1/me")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/not-authenticated"));
    }

    @Test
    void a_body_that_is_no_json_or_too_large_is_refused() {
        String token = new TestTokens().token("admin", Group.ADMIN);

        given().auth()
                .oauth2(token)
                .contentType("text/plain")
                .body("x")
                .post("/infusions/v1/sites")
                .then()
                .statusCode(415);
        Api.asAdmin().post("/sites", "{\"name\": ").statusCode(400);
        Api.asAdmin().post("/sites", "null").statusCode(400);
        Api.asAdmin()
                .post("/sites", Map.of("name", "x".repeat(70_000), "zone", "UTC"))
                .statusCode(413);
        given().auth().oauth2(token).delete("/infusions/v1/sites").then().statusCode(405);
    }

    static Stream<String> badTokens() {
        TestTokens tokens = new TestTokens();
        return Stream.of(
                tokens.expired("nurse", Group.NURSE),
                tokens.unsigned("nurse", Group.NURSE),
                tokens.forAnotherAudience("nurse", Group.NURSE),
                tokens.fromAnotherIssuer("nurse", Group.NURSE),
                tokens.signedByAnotherKey("nurse", Group.NURSE),
                tokens.signedWithPublicKeyAsSecret("nurse", Group.NURSE));
    }
}
