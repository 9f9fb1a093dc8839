package org.softstone.infusions;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.softstone.access.Group;
import org.softstone.testing.TestTokens;

/** The service's API as a client sees it. */
public final class Api {

    private static final TestTokens TOKENS = new TestTokens();
    private static final String ROOT = "/infusions/v1";

    private final String token;

    private Api(String token) {
        this.token = token;
    }

    public static Api as(String userId, String... groups) {
        return new Api(TOKENS.token(userId, groups));
    }

    public static Api asAdmin() {
        return as("admin", Group.ADMIN);
    }

    public ValidatableResponse post(String path, Object body) {
        return send(path, body).then();
    }

    /** Without a body. */
    public ValidatableResponse post(String path) {
        return given().auth().oauth2(token).noContentType().post(ROOT + path).then();
    }

    public Response send(String path, Object body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(ROOT + path);
    }

    public ValidatableResponse put(String path, String ifMatch, Object body) {
        var request = given().auth().oauth2(token).contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(ROOT + path)
                .then();
    }

    public ValidatableResponse delete(String path) {
        return given().auth().oauth2(token).delete(ROOT + path).then();
    }

    public ValidatableResponse get(String path) {
        return given().auth().oauth2(token).get(ROOT + path).then();
    }

    /** A site with chairs and a team with one person of each role; names of people end with something new. */
    public static Suite aSuite(int chairs) {
        return aSuite(chairs, "Europe/Berlin");
    }

    public static Suite aSuite(int chairs, String zone) {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        String siteId = asAdmin()
                .post("/sites", Map.of("name", "Day unit " + suffix, "zone", zone))
                .statusCode(201)
                .extract()
                .path("siteId");
        List<String> chairIds = java.util.stream.IntStream.rangeClosed(1, chairs)
                .mapToObj(n -> asAdmin()
                        .post("/sites/" + siteId + "/chairs", Map.of("name", "Chair " + n))
                        .statusCode(201)
                        .extract()
                        .<String>path("chairId"))
                .toList();
        return aTeamAt(siteId, chairIds, suffix);
    }

    /** Another team of the same site. */
    public static Suite aTeamAt(String siteId, List<String> chairIds, String suffix) {
        String teamId = asAdmin()
                .post(
                        "/teams",
                        Map.of(
                                "name",
                                "Team " + suffix,
                                "siteId",
                                siteId,
                                "members",
                                List.of(
                                        Map.of("userId", "nurse-" + suffix, "role", "nurse"),
                                        Map.of("userId", "physician-" + suffix, "role", "physician"),
                                        Map.of("userId", "coordinator-" + suffix, "role", "coordinator"))))
                .statusCode(201)
                .extract()
                .path("teamId");
        return new Suite(siteId, chairIds, teamId, suffix);
    }

    public record Suite(String siteId, List<String> chairIds, String teamId, String suffix) {

        public Api nurse() {
            return as("nurse-" + suffix, Group.NURSE);
        }

        public Api physician() {
            return as("physician-" + suffix, Group.PHYSICIAN);
        }

        public Api coordinator() {
            return as("coordinator-" + suffix, Group.COORDINATOR);
        }

        public Map<String, Object> patientRequest() {
            return Map.of(
                    "givenName", "Ada",
                    "familyName", "Example",
                    "birthDate", "1962-04-01",
                    "teamId", teamId,
                    "language", "de");
        }

        public Registered aPatient() {
            var answer =
                    nurse().post("/patients", patientRequest()).statusCode(201).extract();
            return new Registered(answer.path("patientId"), answer.path("invitationCode"));
        }

        public String aCourse(String patientId) {
            return nurse().post("/patients/" + patientId + "/courses", Map.of())
                    .statusCode(201)
                    .extract()
                    .path("courseId");
        }

        public String aConsentedCourse(String patientId) {
            String courseId = aCourse(patientId);
            nurse().post(
                            "/courses/" + courseId + "/consent",
                            Map.of("givenBy", "patient", "documentReference", "DMS-4711"))
                    .statusCode(200);
            return courseId;
        }

        public String anActiveCourse(String patientId) {
            String courseId = aConsentedCourse(patientId);
            physician().post("/courses/" + courseId + "/orders", anOrder()).statusCode(201);
            nurse().post("/courses/" + courseId + "/start").statusCode(200);
            return courseId;
        }
    }

    public record Registered(String patientId, String invitationCode) {}

    public static Map<String, Object> anOrder() {
        return Map.of(
                "product",
                "Sodium thiosulfate 250 mg/mL",
                "salt",
                "pentahydrate",
                "concentrationMgPerMl",
                250,
                "startDoseGrams",
                12.5,
                "ceilingGrams",
                25);
    }
}
