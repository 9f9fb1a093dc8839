package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.http.Ids;

/** Others than the patient fill in their report, and say so. */
@QuarkusTest
class StaffEntryComponentTest extends Scenario {

    private static final Map<String, Object> BY_PHONE = Map.of("mode", "phone", "pain", Map.of("average", 4));

    @Test
    void a_nurse_writes_down_what_the_patient_says_on_the_telephone() {
        Patient patient = anEnrolledPatient();

        enter(asNurse(), patient, BY_PHONE)
                .then()
                .statusCode(201)
                .body("timing", equalTo("on-time"))
                .body("mode", equalTo("phone"));

        Map<String, Object> own = reportsOf(patient).getFirst();
        Map<String, Object> teams = items(asPhysician().get("/patients/{id}/reports", patient.patientId()))
                .getFirst();
        assertThat(own).containsEntry("author", "staff").doesNotContainKey("enteredBy");
        assertThat(teams).containsEntry("enteredBy", "nurse-of-" + teamId).containsEntry("mode", "phone");
        ReportSubmitted event = (ReportSubmitted) reportEvents(patient, 2).getLast();
        assertThat(event.mode()).isEqualTo(ReportSubmitted.Mode.PHONE);
    }

    @Test
    void staff_cannot_fill_in_a_past_week_at_their_desk() {
        Patient patient = aPatient();
        Instant now = clock.instant();
        publish(enrolled(patient, now.minus(Duration.ofDays(40))));
        publish(visit(patient, 1, now.minus(Duration.ofDays(30))));
        org.awaitility.Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(windowOf(patient, 0)).containsEntry("state", "missed"));
        Instant due = Instant.parse((String) windowOf(patient, 0).get("dueAt"));
        ReportBody backdated = aReport(due).sentAt(now).with("mode", "proxy");

        for (ReportBody report : List.of(backdated, backdated.pain(5).in(windowIdOf(patient, 0)))) {
            enter(asNurse(), patient, report.json()).then().statusCode(201).body("timing", equalTo("unscheduled"));
        }

        assertThat(windowOf(patient, 0)).containsEntry("state", "missed");
    }

    @Test
    void an_entry_that_names_its_id_may_be_repeated() {
        Patient patient = anEnrolledPatient();
        UUID reportId = Ids.next();
        Map<String, Object> entry =
                Map.of("reportId", reportId.toString(), "mode", "proxy", "pain", Map.of("average", 4));

        enter(asCoordinator(), patient, entry).then().statusCode(201).body("reportId", equalTo(reportId.toString()));
        enter(asCoordinator(), patient, entry).then().statusCode(200);
        Response differs = enter(
                asCoordinator(),
                patient,
                Map.of("reportId", reportId.toString(), "mode", "proxy", "pain", Map.of("average", 5)));

        differs.then().statusCode(409).body("type", equalTo("/problems/report-differs"));
        assertThat(storedReportsOf(patient)).isOne();
    }

    @Test
    void two_telephone_reports_with_the_same_answers_are_two() {
        Patient patient = anEnrolledPatient();

        Response first = enter(asNurse(), patient, BY_PHONE);
        Response second = enter(asNurse(), patient, BY_PHONE);

        first.then().statusCode(201).body("week", equalTo(0));
        second.then().statusCode(201).body("timing", equalTo("unscheduled"));
        assertThat(second.<String>path("reportId")).isNotEqualTo(first.path("reportId"));
        assertThat(storedReportsOf(patient)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /mode         | {"pain": {"average": 4}}
            /mode         | {"pain": {"average": 4}, "mode": "self"}
            /mode         | {"pain": {"average": 4}, "mode": "letter"}
            /pain/average | {"pain": {"average": 11}, "mode": "phone"}
            /reportId     | {"pain": {"average": 4}, "mode": "phone", "reportId": "one"}
            /formVersion  | {"pain": {"average": 4}, "mode": "phone", "formVersion": 0}
            /submittedAt  | {"pain": {"average": 4}, "mode": "phone", "submittedAt": "2026-03-02T19:03:42+01:00:30"}
            """)
    void what_cannot_be_accepted_is_422_with_its_pointer(String pointer, String entry) {
        Patient patient = anEnrolledPatient();

        Response response = enter(asNurse(), patient, entry);

        response.then().statusCode(422);
        assertThat(response.jsonPath().<String>getList("errors.pointer")).containsExactly(pointer);
        assertThat(storedReportsOf(patient)).isZero();
    }

    @Test
    void a_relative_fills_it_in_on_the_patients_phone() {
        Patient patient = anEnrolledPatient();

        submit(patient, Ids.next(), aReport(clock.instant()).with("mode", "proxy"))
                .then()
                .statusCode(201)
                .body("mode", equalTo("proxy"));
        submit(patient, Ids.next(), aReport(clock.instant()).with("mode", "phone"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/mode"));

        assertThat(reportsOf(patient).getFirst()).containsEntry("mode", "proxy").containsEntry("author", "self");
    }

    @Test
    void self_said_and_self_meant_are_the_same_content() {
        Patient patient = anEnrolledPatient();
        UUID reportId = Ids.next();
        ReportBody report = aReport(clock.instant());
        submit(patient, reportId, report).then().statusCode(201).body("mode", equalTo("self"));

        submit(patient, reportId, report.with("mode", "self")).then().statusCode(200);
    }

    @Test
    void a_report_names_the_form_that_it_answered() {
        Patient patient = anEnrolledPatient();
        submit(patient, Ids.next(), aReport(clock.instant()).with("formVersion", 1))
                .then()
                .statusCode(201)
                .body("formVersion", equalTo(1));
        submit(patient, Ids.next(), aReport(clock.instant()).with("formVersion", 9999))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/formVersion"));

        assertThat(reportsOf(patient).getFirst()).containsEntry("formVersion", 1);
    }

    @Test
    void a_wrong_clock_is_flagged_and_told() {
        Patient patient = anEnrolledPatient();
        Instant wrong = clock.instant().minus(Duration.ofMinutes(6));

        submit(patient, Ids.next(), aReport(wrong)).then().statusCode(201).body("clock.wrong", equalTo(true));
        submit(patient, Ids.next(), aReport(clock.instant()).pain(1)).then().body("clock.wrong", equalTo(false));
        submit(patient, Ids.next(), aReport(clock.instant()).pain(2).without("sentAt"))
                .then()
                .body("clock", nullValue());

        assertThat((Map<?, ?>) reportsOf(patient).stream()
                        .filter(report -> Map.of("average", 4).equals(report.get("pain")))
                        .findFirst()
                        .orElseThrow()
                        .get("clock"))
                .satisfies(
                        told -> assertThat((Integer) told.get("errorSeconds")).isBetween(360, 420));
    }

    @Test
    void a_report_that_names_another_id_than_its_path_is_refused() {
        Patient patient = anEnrolledPatient();
        UUID reportId = Ids.next();
        ReportBody report = aReport(clock.instant());

        submit(patient, reportId, report.with("reportId", Ids.next().toString()))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reportId"));
        submit(patient, reportId, report.with("reportId", reportId.toString()))
                .then()
                .statusCode(201);
    }

    private Response enter(RequestSpecification caller, Patient patient, Object entry) {
        return caller.contentType(ContentType.JSON).body(entry).post("/patients/{id}/reports", patient.patientId());
    }
}
