package org.softstone.outcomes.duetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.access.Group;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;
import org.softstone.http.Ids;
import org.softstone.outcomes.Scenario;

@QuarkusTest
class DueTimeComponentTest extends Scenario {

    private static final Duration DAY = Duration.ofDays(1);

    private final UUID siteId = Ids.next();

    @Override
    protected TeamDefined theTeam() {
        TeamDefined team = super.theTeam();
        return new TeamDefined(team.teamId(), 1, siteId, BERLIN, team.members());
    }

    @Override
    protected PatientProfile profileOf(Patient patient) {
        return profileOf(patient, 1, BERLIN);
    }

    private PatientProfile profileOf(Patient patient, long version, ZoneId zone) {
        return new PatientProfile(
                patient.patientId(),
                version,
                patient.userId(),
                teamId,
                siteId,
                zone,
                "en",
                PatientProfile.Status.ENROLLED);
    }

    @Test
    void a_site_that_has_set_nothing_wants_reports_24_hours_before_a_visit() {
        asNurse()
                .get(path())
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("dueBeforeVisitHours", equalTo(24))
                .body("version", equalTo(0));
    }

    @Test
    void a_setting_moves_the_windows_that_have_not_opened_and_no_other() {
        Patient patient = aPatient();
        publish(enrolled(patient, clock.instant().minus(DAY.multipliedBy(20))));
        Instant second = clock.instant().plus(Duration.ofHours(25)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        publish(visit(patient, 1, second.minus(DAY.multipliedBy(7))));
        publish(visit(patient, 2, second));
        publish(visit(patient, 3, second.plus(DAY.multipliedBy(7))));
        awaitState(patient, 1, "open");

        set(asCoordinator(), 48, null)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("dueBeforeVisitHours", equalTo(48))
                .body("version", equalTo(1))
                .body("setBy", equalTo("coordinator-of-" + teamId));

        await().untilAsserted(() -> assertThat(windowOf(patient, 2))
                .containsEntry(
                        "dueAt", daysBefore(second.plus(DAY.multipliedBy(7)), 2).toString()));
        assertThat(windowOf(patient, 1))
                .containsEntry("dueAt", dayBefore(second).toString());
        Instant fourth = second.plus(DAY.multipliedBy(14));
        publish(visit(patient, 4, fourth));
        await().untilAsserted(() -> assertThat(windowOf(patient, 3))
                .containsEntry("dueAt", daysBefore(fourth, 2).toString()));
    }

    @Test
    void who_has_seen_an_older_setting_changes_nothing() {
        set(asCoordinator(), 48, "\"0\"").then().statusCode(200);

        set(asCoordinator(), 12, "\"0\"").then().statusCode(412).body("type", equalTo("/problems/list-changed"));
        set(asCoordinator(), 12, null).then().statusCode(428);
        set(asCoordinator(), 48, "\"1\"").then().statusCode(200).header("ETag", "\"1\"");
        set(asAdmin(), 12, "\"1\"").then().statusCode(200).header("ETag", "\"2\"");

        assertThat(sql.list(
                        "SELECT set_by FROM site_window_setting WHERE site_id = ? ORDER BY version",
                        row -> row.text("set_by"),
                        siteId))
                .containsExactly("coordinator-of-" + teamId, "admin-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dueBeforeVisitHours\": 0}",
                "{\"dueBeforeVisitHours\": 97}",
                "{\"dueBeforeVisitHours\": null}",
                "{\"dueBeforeVisitHours\": \"two\"}",
                "{\"dueBeforeVisitHours\": 24.5}",
                "{}"
            })
    void hours_are_from_1_to_96(String body) {
        asCoordinator()
                .contentType(ContentType.JSON)
                .body(body)
                .put(path())
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/dueBeforeVisitHours"));
    }

    @Test
    void another_sites_setting_looks_like_none() {
        String other = "/sites/" + Ids.next() + "/report-windows";

        asNurse().get(other).then().statusCode(404);
        asAdmin().get(other).then().statusCode(404);
        asCoordinator()
                .contentType(ContentType.JSON)
                .body(Map.of("dueBeforeVisitHours", 12))
                .put(other)
                .then()
                .statusCode(404);
        withToken(TOKENS.token("somebody", Group.COORDINATOR))
                .get(path())
                .then()
                .statusCode(404);
    }

    @Test
    void a_week_without_visit_follows_a_patient_to_another_zone() {
        Patient patient = anEnrolledPatient();
        Instant first = clock.instant().plus(DAY.multipliedBy(3)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        publish(started(patient, clock.instant()));
        publish(visit(patient, 1, first));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));
        ZoneId sydney = ZoneId.of("Australia/Sydney");

        publish(profileOf(patient, 2, sydney));

        String expected = dayBefore(first)
                .atZone(BERLIN)
                .toLocalDateTime()
                .plusWeeks(1)
                .atZone(sydney)
                .toInstant()
                .toString();
        await().untilAsserted(() -> assertThat(windowOf(patient, 1)).containsEntry("dueAt", expected));
        assertThat(windowOf(patient, 0)).containsEntry("dueAt", dayBefore(first).toString());
    }

    private Response set(RequestSpecification as, int hours, String ifMatch) {
        RequestSpecification request = ifMatch == null ? as : as.header("If-Match", ifMatch);
        return request.contentType(ContentType.JSON)
                .body(Map.of("dueBeforeVisitHours", hours))
                .put(path());
    }

    private static RequestSpecification asAdmin() {
        return withToken(TOKENS.token("admin-1", Group.ADMIN));
    }

    private String path() {
        return "/sites/" + siteId + "/report-windows";
    }
}
