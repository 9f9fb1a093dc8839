package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.http.Ids;

/** Reports that were entered in error leave everything but the audit. */
@QuarkusTest
class RetractionComponentTest extends Scenario {

    private final UUID reportId = Ids.next();

    @Test
    void a_retracted_report_leaves_the_patients_lists_and_frees_its_window() {
        Patient patient = aPatientWithAReport();

        retract(patient, "wrong patient")
                .then()
                .statusCode(201)
                .body("status", equalTo("entered-in-error"))
                .body("retractedBy", equalTo("nurse-of-" + teamId))
                .body("week", equalTo(0));

        assertThat(reportsOf(patient)).isEmpty();
        as(patient).get("/me/reports/{id}", reportId).then().statusCode(404);
        as(patient).get("/me/reports/{id}/versions", reportId).then().statusCode(404);
        assertThat(windowOf(patient, 0)).containsEntry("state", "open").doesNotContainKey("reportId");
        assertThat(reportEvents(patient, 3).getLast()).isInstanceOf(ReportRetracted.class);
    }

    @Test
    void the_free_window_takes_another_report() {
        Patient patient = aPatientWithAReport();
        retract(patient, "wrong patient").then().statusCode(201);

        submit(patient, Ids.next(), aReport(clock.instant()))
                .then()
                .statusCode(201)
                .body("timing", equalTo("on-time"))
                .body("week", equalTo(0));
    }

    @Test
    void a_phone_that_repeats_a_retracted_report_is_told_and_files_nothing() {
        Patient patient = anEnrolledPatient();
        ReportBody report = aReport(clock.instant());
        submit(patient, reportId, report).then().statusCode(201).body("retracted", equalTo(false));
        retract(patient, "wrong patient").then().statusCode(201);

        submit(patient, reportId, report)
                .then()
                .statusCode(200)
                .body("retracted", equalTo(true))
                .body("reportId", equalTo(reportId.toString()));

        assertThat(reportsOf(patient)).isEmpty();
        assertThat(windowOf(patient, 0)).containsEntry("state", "open");
    }

    @Test
    void staff_read_a_retracted_report_on_request() {
        Patient patient = aPatientWithAReport();
        retract(patient, "wrong patient").then().statusCode(201);
        UUID patientId = patient.patientId();

        assertThat(items(asNurse().get("/patients/{id}/reports", patientId))).isEmpty();
        assertThat(items(asNurse().get("/patients/{id}/reports?retracted=false", patientId)))
                .isEmpty();
        List<Map<String, Object>> all = items(asPhysician().get("/patients/{id}/reports?retracted=true", patientId));
        Response one = asPhysician().get("/patients/{id}/reports/{report}", patientId, reportId);
        Response versions = asPhysician().get("/patients/{id}/reports/{report}/versions", patientId, reportId);

        assertThat(all).hasSize(1);
        for (String path : List.of("", "items[0].report.")) {
            Response response = path.isEmpty() ? one : versions;
            response.then()
                    .statusCode(200)
                    .body(path + "status", equalTo("entered-in-error"))
                    .body(path + "retraction.reason", equalTo("wrong patient"))
                    .body(path + "retraction.by", equalTo("nurse-of-" + teamId));
        }
        asNurse()
                .get("/patients/{id}/reports?retracted=perhaps", patientId)
                .then()
                .statusCode(400);
    }

    @Test
    void a_retraction_may_be_repeated_and_its_reason_stands() {
        Patient patient = aPatientWithAReport();
        Response first = retract(patient, "wrong patient");

        Response again = retract(patient, "wrong patient");
        Response other = retract(patient, "test");

        first.then().statusCode(201);
        again.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        other.then().statusCode(409).body("type", equalTo("/problems/report-retracted"));
        submit(patient, Ids.next(), aReport(clock.instant()).pain(1)).then().statusCode(201);
        assertThat(reportEvents(patient, 4))
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                        ReportWindowOpened.class, ReportSubmitted.class, ReportRetracted.class, ReportSubmitted.class);
    }

    @Test
    void a_retracted_report_is_not_amended() {
        Patient patient = aPatientWithAReport();
        retract(patient, "wrong patient").then().statusCode(201);

        as(patient)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "amendmentId", Ids.next().toString(),
                        "reason", "slipped",
                        "report", aReport(clock.instant()).json()))
                .post("/me/reports/{id}/amendments", reportId)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/report-retracted"));
    }

    @Test
    void a_window_that_has_closed_is_missed_again_and_that_is_announced_last() {
        Patient patient = aPatient();
        Instant now = clock.instant();
        publish(enrolled(patient, now.minus(Duration.ofDays(40))));
        publish(visit(patient, 1, now.minus(Duration.ofDays(30))));
        org.awaitility.Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(windowOf(patient, 0)).containsEntry("state", "missed"));
        Instant due = Instant.parse((String) windowOf(patient, 0).get("dueAt"));
        submit(patient, reportId, aReport(due).sentAt(now))
                .then()
                .statusCode(201)
                .body("week", equalTo(0));

        retract(patient, "wrong patient").then().statusCode(201);

        assertThat(windowOf(patient, 0)).containsEntry("state", "missed");
        var events = reportEvents(patient, 5);
        assertThat(events.get(events.size() - 2)).isInstanceOf(ReportRetracted.class);
        assertThat(events.getLast()).isInstanceOf(ReportMissed.class);
    }

    @Test
    void a_baseline_that_was_filed_before_any_visit_was_booked_is_missed_when_it_is_retracted_weeks_later() {
        Patient patient = aPatient();
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        publish(enrolled(patient, now.minus(Duration.ofDays(40))));
        awaitState(patient, 0, "open");
        submit(patient, reportId, aReport(now.minus(Duration.ofDays(39))).sentAt(now))
                .then()
                .statusCode(201)
                .body("week", equalTo(0));
        publish(visit(patient, 1, now.minus(Duration.ofDays(30))));
        publish(started(patient, now.minus(Duration.ofDays(30))));
        publish(visit(patient, 2, now.plus(Duration.ofDays(4))));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(windowsOf(patient)).hasSizeGreaterThan(1));

        retract(patient, "wrong patient").then().statusCode(201);

        assertThat(windowOf(patient, 0))
                .containsEntry("state", "missed")
                .containsEntry(
                        "dueAt", dayBefore(now.minus(Duration.ofDays(30))).toString());
        assertThat(reportEvents(patient, 4).getLast()).isInstanceOf(ReportMissed.class);
        submit(patient, Ids.next(), aReport(clock.instant()))
                .then()
                .statusCode(201)
                .body("timing", equalTo("unscheduled"));
    }

    @Test
    void a_baseline_that_is_retracted_follows_the_visit_that_moved_while_it_was_filed() {
        Patient patient = aPatient();
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        publish(enrolled(patient, now.minus(Duration.ofDays(10))));
        awaitState(patient, 0, "open");
        submit(patient, reportId, aReport(now)).then().statusCode(201).body("week", equalTo(0));
        Instant first = now.plus(Duration.ofDays(6));
        publish(visit(patient, 1, first));
        publish(visit(patient, 2, first.plus(Duration.ofDays(7))));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(windowsOf(patient)).hasSizeGreaterThan(1));

        retract(patient, "wrong patient").then().statusCode(201);

        assertThat(windowOf(patient, 0))
                .containsEntry("state", "open")
                .containsEntry("dueAt", dayBefore(first).toString());
    }

    @Test
    void a_report_that_found_its_window_taken_by_a_wrong_one_counts_for_it_when_that_is_retracted() {
        Patient patient = aPatient();
        Instant now = clock.instant();
        publish(enrolled(patient, now.minus(Duration.ofDays(40))));
        publish(visit(patient, 1, now.minus(Duration.ofDays(30))));
        org.awaitility.Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(windowOf(patient, 0)).containsEntry("state", "missed"));
        Instant due = Instant.parse((String) windowOf(patient, 0).get("dueAt"));
        UUID later = Ids.next();
        submit(patient, reportId, aReport(due.minusSeconds(3600)).pain(9).sentAt(now))
                .then()
                .statusCode(201)
                .body("week", equalTo(0));
        submit(patient, later, aReport(due.plusSeconds(60)).pain(3).sentAt(now))
                .then()
                .statusCode(201)
                .body("timing", equalTo("unscheduled"));

        retract(patient, "wrong patient").then().statusCode(201);

        assertThat(windowOf(patient, 0)).containsEntry("state", "late").containsEntry("reportId", later.toString());
        assertThat(reportsOf(patient).getFirst())
                .containsEntry("reportId", later.toString())
                .containsEntry("week", 0)
                .containsEntry("timing", "late")
                .containsEntry("receivedAfterClosing", true)
                .containsEntry("windowId", windowIdOf(patient, 0).toString());
        submit(patient, Ids.next(), aReport(now).pain(1)).then().statusCode(201);
        List<ReportEvent> events = reportEvents(patient, 6);
        ReportRetracted retracted = (ReportRetracted) events.get(4);
        assertThat(retracted.replacedBy().reportId()).isEqualTo(later);
        assertThat(retracted.replacedBy().week()).isZero();
        assertThat(retracted.replacedBy().timing()).isEqualTo(ReportSubmitted.Timing.LATE);
        assertThat(retracted.replacedBy().baselineAverage()).isEqualTo(3);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        ReportSubmitted.class,
                        next -> assertThat(next.baselineAverage()).isEqualTo(3));
    }

    @Test
    void a_report_that_names_another_window_or_was_filed_outside_takes_no_place() {
        Patient patient = aPatientWithAWeekLongGone();
        Instant now = clock.instant();
        Instant due = Instant.parse((String) windowOf(patient, 1).get("dueAt"));
        submit(patient, reportId, aReport(due).pain(9).sentAt(now).in(windowIdOf(patient, 1)))
                .then()
                .statusCode(201)
                .body("week", equalTo(1));
        for (ReportBody elsewhere : List.of(
                aReport(due).pain(2).sentAt(now).in(windowIdOf(patient, 0)),
                aReport(due.plus(Duration.ofDays(4))).pain(2).sentAt(now))) {
            submit(patient, Ids.next(), elsewhere).then().statusCode(201).body("timing", equalTo("unscheduled"));
        }

        retract(patient, "wrong patient").then().statusCode(201);

        assertThat(windowOf(patient, 1)).containsEntry("state", "missed").doesNotContainKey("reportId");
    }

    @Test
    void a_baseline_that_was_retracted_is_none() {
        Patient patient = aPatientWithAReport();
        retract(patient, "wrong patient").then().statusCode(201);

        Instant first = clock.instant().plus(Duration.ofDays(10));
        publish(visit(patient, 1, first));
        publish(visit(patient, 2, first.plus(Duration.ofDays(7))));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));

        submit(patient, Ids.next(), aReport(clock.instant()).in(windowIdOf(patient, 1)))
                .then()
                .statusCode(201)
                .body("timing", equalTo("unscheduled"))
                .body("clock.wrong", equalTo(false));

        ReportSubmitted last = (ReportSubmitted) reportEvents(patient, 4).getLast();
        assertThat(last.week()).isNull();
        assertThat(last.baselineAverage()).isNull();
    }

    @Test
    void bad_reasons_and_unknown_reports_are_refused() {
        Patient patient = aPatientWithAReport();
        Patient other = anEnrolledPatient();

        for (String reason : List.of("", " ", "a".repeat(501), "\u0007")) {
            retract(patient, reason).then().statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        }
        retract(other, "wrong patient").then().statusCode(404).body("type", equalTo("/problems/not-found"));
        assertThat(reportsOf(patient)).hasSize(1);
    }

    private Patient aPatientWithAReport() {
        Patient patient = anEnrolledPatient();
        submit(patient, reportId, aReport(clock.instant())).then().statusCode(201);
        return patient;
    }

    private Response retract(Patient patient, String reason) {
        return asNurse()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/patients/{patient}/reports/{id}/retraction", patient.patientId(), reportId);
    }
}
