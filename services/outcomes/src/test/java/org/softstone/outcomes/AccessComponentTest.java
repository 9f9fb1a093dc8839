package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.softstone.access.Group;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.http.Ids;
import org.softstone.testing.EndpointManners;
import org.softstone.testing.EndpointMatrix;

@QuarkusTest
class AccessComponentTest extends Scenario {

    @TestHTTPResource("/outcomes/v1")
    URI api;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void every_endpoint_tells_its_methods_and_takes_no_query_that_it_does_not_know() {
        new EndpointManners(management, api).verify();
    }

    @Test
    void every_endpoint_is_open_to_those_who_may_and_to_nobody_else() {
        Patient patient = anEnrolledPatient();
        java.util.UUID reportId = Ids.next();
        submit(patient, reportId, aReport(clock.instant())).then().statusCode(201);
        String amendment =
                "{\"amendmentId\": \"%s\", \"reason\": \"misheard\", \"report\": {\"pain\": {\"average\": 5}}}"
                        .formatted(Ids.next());
        String activities = "{\"activities\": [{\"label\": \"sit down\"}]}";
        String deposits = "{\"deposits\": [{\"site\": \"finger\"}]}";

        new EndpointMatrix(EndpointMatrix.documentAt(management), api)
                .allow("GET /me/form", "patient")
                .allow("GET /me/draft", "patient")
                .allow("PUT /me/draft", "patient")
                .allow("DELETE /me/draft", "patient")
                .allow("GET /me/windows", "patient")
                .allow("GET /patients/{patientId}/windows", "nurse", "physician", "coordinator")
                .allow("GET /me/pauses", "patient")
                .allow("POST /me/pauses", "patient")
                .allow("DELETE /me/pauses/{pauseId}", "patient")
                .allow("GET /patients/{patientId}/pauses", "nurse", "physician", "coordinator")
                .allow("POST /patients/{patientId}/pauses", "nurse", "physician", "coordinator")
                .body("POST /patients/{patientId}/pauses", aPause())
                .allow("DELETE /patients/{patientId}/pauses/{pauseId}", "nurse", "physician", "coordinator")
                .subject("DELETE /patients/{patientId}/pauses/{pauseId}", "pauseId", aPauseOf(patient))
                .allow("GET /sites/{siteId}/report-windows", "nurse", "physician", "coordinator", "admin")
                .allow("PUT /sites/{siteId}/report-windows", "coordinator", "admin")
                .allow("GET /me/reports", "patient")
                .allow("PUT /me/reports/{reportId}", "patient")
                .allow("GET /me/reports/{reportId}", "patient")
                .allow("GET /patients/{patientId}/reports", "nurse", "physician", "coordinator")
                .allow("GET /patients/{patientId}/reports/{reportId}", "nurse", "physician", "coordinator")
                .subject("GET /patients/{patientId}/reports/{reportId}", "reportId", reportId)
                .allow("GET /me/trend", "patient")
                .allow("GET /patients/{patientId}/trend", "nurse", "physician", "coordinator")
                .allow("GET /patients/{patientId}/adherence", "nurse", "physician", "coordinator")
                .allow("POST /me/sync", "patient")
                .allow("POST /me/reports/{reportId}/amendments", "patient")
                .allow("GET /me/reports/{reportId}/versions", "patient")
                .allow("POST /patients/{patientId}/reports", "nurse", "physician", "coordinator")
                .body("POST /patients/{patientId}/reports", "{\"mode\": \"phone\", \"pain\": {\"average\": 4}}")
                .allow("POST /patients/{patientId}/reports/{reportId}/amendments", "nurse", "physician", "coordinator")
                .subject("POST /patients/{patientId}/reports/{reportId}/amendments", "reportId", reportId)
                .body("POST /patients/{patientId}/reports/{reportId}/amendments", amendment)
                .allow("GET /patients/{patientId}/reports/{reportId}/versions", "nurse", "physician", "coordinator")
                .subject("GET /patients/{patientId}/reports/{reportId}/versions", "reportId", reportId)
                .allow("POST /patients/{patientId}/reports/{reportId}/retraction", "nurse", "physician", "coordinator")
                .subject("POST /patients/{patientId}/reports/{reportId}/retraction", "reportId", reportId)
                .body("POST /patients/{patientId}/reports/{reportId}/retraction", "{\"reason\": \"wrong patient\"}")
                .allow("GET /patients/{patientId}/activities", "nurse", "physician", "coordinator")
                .allow("PUT /patients/{patientId}/activities", "nurse", "physician", "coordinator")
                .body("PUT /patients/{patientId}/activities", activities)
                .allow("GET /patients/{patientId}/deposits", "nurse", "physician", "coordinator")
                .allow("PUT /patients/{patientId}/deposits", "nurse", "physician", "coordinator")
                .body("PUT /patients/{patientId}/deposits", deposits)
                .allow("GET /me/export", "patient")
                .allow("GET /patients/{patientId}/export", "nurse", "physician", "coordinator")
                .allow("GET /export-dictionary", "patient", "nurse", "physician", "coordinator")
                .treated(patient.patientId(), "nurse-of-" + teamId, "nurse-of-" + anotherTeam())
                .member("patient", patient.userId())
                .verify();
    }

    @Test
    void a_patient_sees_her_own_reports_and_nobody_elses() {
        Patient patient = anEnrolledPatient();
        Patient other = anEnrolledPatient();
        submit(other, Ids.next(), aReport(clock.instant()).note("only theirs"))
                .then()
                .statusCode(201);

        assertThat(reportsOf(patient)).isEmpty();
        as(patient).get("/patients/{id}/reports", other.patientId()).then().statusCode(403);
    }

    @Test
    void who_leaves_the_team_loses_access_at_once_whatever_her_token_says() {
        Patient patient = anEnrolledPatient();
        asNurse().get("/patients/{id}/reports", patient.patientId()).then().statusCode(200);

        QuarkusTransaction.requiringNew()
                .run(() -> teams.apply(new TeamDefined(
                        teamId,
                        2,
                        Ids.next(),
                        BERLIN,
                        List.of(new TeamDefined.Member("physician-of-" + teamId, TeamRole.PHYSICIAN)))));

        asNurse().get("/patients/{id}/reports", patient.patientId()).then().statusCode(404);
        asPhysician().get("/patients/{id}/reports", patient.patientId()).then().statusCode(200);
    }

    @Test
    void before_her_snapshot_has_arrived_a_patient_is_asked_to_try_again() {
        Patient patient = newPatient();

        submit(patient, Ids.next(), aReport(clock.instant()))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/enrolment-pending"));
    }

    @Test
    void a_person_with_two_groups_reads_notes_when_one_of_them_may() {
        Patient patient = anEnrolledPatient();
        submit(patient, Ids.next(), aReport(clock.instant()).note("tired"))
                .then()
                .statusCode(201);

        var both = withToken(TOKENS.token("nurse-of-" + teamId, Group.NURSE, Group.COORDINATOR));

        assertThat(items(both.get("/patients/{id}/reports", patient.patientId()))
                        .getFirst())
                .containsEntry("note", "tired");
    }

    private static String aPause() {
        return "{\"pauseId\": \"0199aaaa-0000-7000-8000-000000000001\", \"from\": \"2150-01-01\", \"until\": \"2150-01-01\","
                + " \"reason\": \"travel\"}";
    }

    private String aPauseOf(Patient patient) {
        String day = clock.instant().atZone(BERLIN).toLocalDate().plusDays(2).toString();
        return as(patient)
                .contentType("application/json")
                .body("{\"from\": \"" + day + "\", \"until\": \"" + day + "\", \"reason\": \"travel\"}")
                .post("/me/pauses")
                .path("pauseId");
    }

    private java.util.UUID anotherTeam() {
        java.util.UUID known = teamId;
        aTeam();
        java.util.UUID another = teamId;
        teamId = known;
        return another;
    }
}
