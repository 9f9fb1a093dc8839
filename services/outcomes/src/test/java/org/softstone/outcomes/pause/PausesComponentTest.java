package org.softstone.outcomes.pause;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.softstone.contracts.PausesDefined;
import org.softstone.contracts.ReportMissed;
import org.softstone.http.Ids;
import org.softstone.outcomes.Scenario;

@QuarkusTest
class PausesComponentTest extends Scenario {

    @Test
    void a_patient_tells_when_she_cannot_report_and_may_repeat_it() {
        Patient patient = aPatient();
        UUID pauseId = Ids.next();

        Response first = pause(as(patient), "/me/pauses", pauseId, day(3), day(5), "hospital");
        Response second = pause(as(patient), "/me/pauses", pauseId, day(3), day(5), "hospital");

        first.then()
                .statusCode(201)
                .body("pauseId", equalTo(pauseId.toString()))
                .body("from", equalTo(day(3).toString()))
                .body("until", equalTo(day(5).toString()))
                .body("reason", equalTo("hospital"));
        second.then().statusCode(200).body("pauseId", equalTo(pauseId.toString()));
        assertThat(items(as(patient).get("/me/pauses"))).hasSize(1);
        await().untilAsserted(() -> assertThat(reportEvents(patient, PausesDefined.class))
                .containsExactly(new PausesDefined(
                        patient.patientId(), 1, List.of(new PausesDefined.Pause(pauseId, day(3), day(5))))));
    }

    @Test
    void her_team_sees_it_and_may_tell_another_and_both_are_signed() {
        Patient patient = aPatient();
        pause(as(patient), "/me/pauses", Ids.next(), day(3), day(5), "travel");
        String path = "/patients/" + patient.patientId() + "/pauses";

        pause(asCoordinator(), path, null, day(10), day(12), "other").then().statusCode(201);

        List<Map<String, Object>> seen = items(asNurse().get(path));
        assertThat(seen).extracting(pause -> pause.get("from")).containsExactly(day(3).toString(), day(10).toString());
        assertThat(seen)
                .extracting(pause -> pause.get("definedBy"))
                .containsExactly(patient.userId(), "coordinator-of-" + teamId);
        assertThat(seen)
                .allSatisfy(pause -> assertThat(Instant.parse((String) pause.get("definedAt")))
                        .isBetween(clock.instant().minusSeconds(600), clock.instant()));
        assertThat(items(as(patient).get("/me/pauses")))
                .allSatisfy(pause -> assertThat(pause).doesNotContainKeys("definedBy", "definedAt"));
        assertThat(sql.list(
                        "SELECT defined_by FROM pause_list WHERE patient_id = ? ORDER BY version",
                        row -> row.text("defined_by"),
                        patient.patientId()))
                .containsExactly(patient.userId(), "coordinator-of-" + teamId);
    }

    @Test
    void pauses_come_in_pages() {
        Patient patient = aPatient();
        for (int i = 0; i < 3; i++) {
            pause(as(patient), "/me/pauses", Ids.next(), day(3 * i), day(3 * i + 1), "travel");
        }

        Map<String, Object> first =
                as(patient).get("/me/pauses?limit=2").jsonPath().getMap("");
        List<Map<String, Object>> rest =
                items(as(patient).queryParam("cursor", first.get("nextCursor")).get("/me/pauses?limit=2"));

        assertThat((List<?>) first.get("items")).hasSize(2);
        assertThat(rest).extracting(pause -> pause.get("from")).containsExactly(day(6).toString());
    }

    @Test
    void a_pause_that_is_to_come_is_withdrawn_and_may_be_withdrawn_again() {
        Patient patient = aPatient();
        UUID pauseId = Ids.next();
        pause(as(patient), "/me/pauses", pauseId, day(3), day(5), "travel");

        as(patient).delete("/me/pauses/{id}", pauseId).then().statusCode(204);
        as(patient).delete("/me/pauses/{id}", pauseId).then().statusCode(204);

        assertThat(items(as(patient).get("/me/pauses"))).isEmpty();
        pause(as(patient), "/me/pauses", pauseId, day(3), day(5), "travel")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/pause-differs"));
        await().untilAsserted(() -> assertThat(reportEvents(patient, PausesDefined.class))
                .extracting(PausesDefined::version)
                .containsExactly(1L, 2L));
    }

    @Test
    void a_pause_that_has_begun_is_ended_with_today_and_then_stays() {
        Patient patient = aPatient();
        UUID pauseId = Ids.next();
        pause(as(patient), "/me/pauses", pauseId, day(-4), day(9), "hospital");
        LocalDate today = day(0);

        asNurse()
                .delete("/patients/{p}/pauses/{id}", patient.patientId(), pauseId)
                .then()
                .statusCode(204);

        assertThat(items(as(patient).get("/me/pauses")).getFirst()).containsEntry("until", today.toString());
        advanceTime(Duration.ofDays(2));
        as(patient)
                .delete("/me/pauses/{id}", pauseId)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/pause-over"));
    }

    @Test
    void staff_takes_back_a_pause_that_is_over_and_its_weeks_count_again_as_missed() {
        Patient patient = anEnrolledPatient();
        Instant first = clock.instant().plus(Duration.ofDays(4));
        publish(visit(patient, 1, first));
        await().untilAsserted(() -> assertThat(windowOf(patient, 0)).containsKey("dueAt"));
        UUID pauseId = Ids.next();
        pause(as(patient), "/me/pauses", pauseId, day(3), day(4), "travel");
        moveTimeTo(first.plus(Duration.ofDays(3)));
        awaitState(patient, 0, "missed");
        String adherence = "/patients/" + patient.patientId() + "/adherence";
        asNurse().get(adherence).then().body("paused", equalTo(1)).body("missed", equalTo(0));

        asNurse()
                .delete("/patients/{p}/pauses/{id}", patient.patientId(), pauseId)
                .then()
                .statusCode(204);

        asNurse().get(adherence).then().body("paused", equalTo(0)).body("missed", equalTo(1));
        assertThat(items(as(patient).get("/me/pauses"))).isEmpty();
        assertThat(sql.list(
                        "SELECT defined_by FROM pause_list WHERE patient_id = ? ORDER BY version",
                        row -> row.text("defined_by"),
                        patient.patientId()))
                .containsExactly(patient.userId(), "nurse-of-" + teamId);
    }

    @Test
    void a_window_that_closes_in_a_pause_is_missed_without_alarm_and_shown_as_paused() {
        Patient patient = anEnrolledPatient();
        Instant first = clock.instant().plus(Duration.ofDays(4));
        publish(visit(patient, 1, first));
        publish(visit(patient, 2, first.plus(Duration.ofDays(7))));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));

        pause(as(patient), "/me/pauses", null, day(4), day(4), "hospital")
                .then()
                .statusCode(201);

        assertThat(windowOf(patient, 0)).containsEntry("paused", true);
        assertThat(windowOf(patient, 1)).containsEntry("paused", false).containsEntry("followUp", false);
        moveTimeTo(first.plus(Duration.ofDays(10)));
        awaitState(patient, 1, "missed");
        await().untilAsserted(() -> assertThat(reportEvents(patient, ReportMissed.class))
                .extracting(ReportMissed::duringPause)
                .containsExactly(true, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/from   | {\"until\": \"2026-01-01\", \"reason\": \"travel\"}",
                "/until  | {\"from\": \"2026-01-01\", \"reason\": \"travel\"}",
                "/reason | {\"from\": \"2026-01-01\", \"until\": \"2026-01-01\"}",
                "/reason | {\"from\": \"2026-01-01\", \"until\": \"2026-01-01\", \"reason\": \"party\"}",
                "/from   | {\"from\": \"2026-13-01\", \"until\": \"2026-01-01\", \"reason\": \"travel\"}",
                "/from   | {\"from\": \"1999-01-01\", \"until\": \"1999-01-01\", \"reason\": \"travel\"}",
                "/pauseId | {\"pauseId\": \"7\", \"from\": \"2026-01-01\", \"until\": \"2026-01-01\", \"reason\": \"travel\"}"
            })
    void what_is_wrong_is_pointed_at_and_nothing_is_stored(String pointer, String body) {
        Patient patient = aPatient();

        as(patient)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/me/pauses")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-fields"))
                .body("errors.pointer", hasItem(pointer));

        assertThat(items(as(patient).get("/me/pauses"))).isEmpty();
    }

    @Test
    void pauses_that_share_a_day_are_refused_with_the_days_of_the_other() {
        Patient patient = aPatient();
        pause(as(patient), "/me/pauses", Ids.next(), day(3), day(5), "travel");

        pause(as(patient), "/me/pauses", Ids.next(), day(5), day(6), "travel")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/from"))
                .body("errors[0].detail", equalTo("shares days with the pause from " + day(3) + " until " + day(5)));
    }

    @Test
    void nobody_ends_the_pause_of_another_patient() {
        Patient patient = aPatient();
        Patient other = aPatient();
        UUID pauseId = Ids.next();
        pause(as(patient), "/me/pauses", pauseId, day(3), day(5), "travel");

        as(other).delete("/me/pauses/{id}", pauseId).then().statusCode(404);
        asNurse()
                .delete("/patients/{p}/pauses/{id}", other.patientId(), pauseId)
                .then()
                .statusCode(404);

        assertThat(items(as(patient).get("/me/pauses"))).hasSize(1);
    }

    @Test
    void an_empty_body_is_a_malformed_request() {
        as(aPatient())
                .contentType(ContentType.JSON)
                .post("/me/pauses")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"));
    }

    private static Response pause(
            RequestSpecification as, String path, UUID pauseId, LocalDate from, LocalDate until, String reason) {
        Map<String, Object> body =
                new java.util.HashMap<>(Map.of("from", from.toString(), "until", until.toString(), "reason", reason));
        if (pauseId != null) {
            body.put("pauseId", pauseId.toString());
        }
        return as.contentType(ContentType.JSON).body(body).post(path);
    }

    private LocalDate day(int fromToday) {
        return clock.instant().atZone(BERLIN).toLocalDate().plusDays(fromToday);
    }
}
