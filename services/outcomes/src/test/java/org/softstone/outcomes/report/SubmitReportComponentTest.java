package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
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
import org.softstone.contracts.CourseDiscontinued;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.http.Ids;
import org.softstone.outcomes.ReportBody;
import org.softstone.outcomes.Scenario;

@QuarkusTest
class SubmitReportComponentTest extends Scenario {

    private final UUID reportId = Ids.next();

    @Test
    void a_baseline_report_is_stored_filed_and_published() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();

        Response response = submit(patient, reportId, aReport(now).pain(9));

        response.then()
                .statusCode(201)
                .body("reportId", equalTo(reportId.toString()))
                .body("patientId", equalTo(patient.patientId().toString()))
                .body("windowId", equalTo(windowIdOf(patient, 0).toString()))
                .body("week", equalTo(0))
                .body("timing", equalTo("on-time"))
                .body("receivedAfterClosing", equalTo(false))
                .body("version", equalTo(1));
        assertThat(windowOf(patient, 0))
                .containsEntry("state", "submitted")
                .containsEntry("reportId", reportId.toString());
        ReportSubmitted event = (ReportSubmitted) reportEvents(patient, 2).getLast();
        assertThat(event.reportId()).isEqualTo(reportId);
        assertThat(event.week()).isZero();
        assertThat(event.courseId()).isEqualTo(patient.courseId());
        assertThat(event.timing()).isEqualTo(Timing.ON_TIME);
        assertThat(event.pain()).isEqualTo(new ReportSubmitted.Pain(9, null, null));
        assertThat(event.baselineAverage()).isEqualTo(9);
        assertThat(event.zone()).isEqualTo(BERLIN);
    }

    @Test
    void everything_that_was_said_is_read_by_patient_and_team_but_the_note_not_by_the_coordinator() {
        Patient patient = anEnrolledPatient();
        UUID activityId = defineActivity(patient);
        UUID depositId = defineDeposit(patient);
        ReportBody report = aReport(clock.instant())
                .with("openedAt", clock.instant().minusSeconds(60).toString())
                .with("pain", Map.of("average", 4, "worst", 6))
                .rating(activityId, 7)
                .with("deposits", List.of(Map.of("depositId", depositId.toString(), "firmness", 2, "skin", "open")))
                .with("symptoms", List.of(Map.of("symptom", "blurred-vision", "severity", 1, "interference", 0)))
                .with("temperatureCelsius", 36.9)
                .with("redFlags", List.of("fainting"))
                .with("wantsContact", "today")
                .with("globalChange", 3)
                .note("It hurts\nat night")
                .with("declined", List.of("pain.now"));

        submit(patient, reportId, report).then().statusCode(201);

        Map<String, Object> mine = reportsOf(patient).getFirst();
        assertThat(mine)
                .containsEntry("reportId", reportId.toString())
                .containsEntry("patientId", patient.patientId().toString())
                .containsEntry("pain", Map.of("average", 4, "worst", 6))
                .containsEntry("activities", List.of(Map.of("activityId", activityId.toString(), "score", 7)))
                .containsEntry(
                        "deposits", List.of(Map.of("depositId", depositId.toString(), "firmness", 2, "skin", "open")))
                .containsEntry(
                        "symptoms", List.of(Map.of("symptom", "blurred-vision", "severity", 1, "interference", 0)))
                .containsEntry("redFlags", List.of("fainting"))
                .containsEntry("wantsContact", "today")
                .containsEntry("globalChange", 3)
                .containsEntry("declined", List.of("pain.now"))
                .containsEntry("note", "It hurts\nat night");
        String path = "/patients/" + patient.patientId() + "/reports";
        assertThat(items(asNurse().get(path))).containsExactly(mine);
        assertThat(items(asPhysician().get(path))).containsExactly(mine);
        assertThat(items(asCoordinator().get(path)).getFirst())
                .doesNotContainKey("note")
                .containsEntry("wantsContact", "today");
        String published = reportEvents(patient, 3).toString() + outboxOf(patient);
        assertThat(published).contains(activityId.toString()).doesNotContain("at night");
    }

    @Test
    void a_repeated_report_is_answered_like_the_first_whatever_its_sentAt() {
        Patient patient = anEnrolledPatient();
        ReportBody report = aReport(clock.instant());
        Response first = submit(patient, reportId, report);

        Response second =
                submit(patient, reportId, report.sentAt(clock.instant().plusSeconds(40)));
        Response third = submit(patient, reportId, report.without("sentAt"));

        first.then().statusCode(201);
        second.then().statusCode(200);
        third.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString()).isEqualTo(third.asString());
        assertThat(storedReportsOf(patient)).isOne();
        assertThat(reportEvents(patient, ReportSubmitted.class)).hasSize(1);
    }

    @Test
    void other_content_under_the_same_id_is_refused_and_changes_nothing() {
        Patient patient = anEnrolledPatient();
        ReportBody report = aReport(clock.instant());
        submit(patient, reportId, report).then().statusCode(201);

        submit(patient, reportId, report.pain(5))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/report-differs"));

        assertThat(reportsOf(patient).getFirst()).containsEntry("pain", Map.of("average", 4));
        assertThat(storedReportsOf(patient)).isOne();
    }

    @Test
    void the_same_content_under_another_id_in_the_same_window_is_a_repetition_of_the_first() {
        Patient patient = anEnrolledPatient();
        ReportBody report = aReport(clock.instant());
        submit(patient, reportId, report).then().statusCode(201);

        Response withoutWindow = submit(patient, Ids.next(), report);
        Response withWindow = submit(patient, Ids.next(), report.in(windowIdOf(patient, 0)));

        withoutWindow.then().statusCode(200).body("reportId", equalTo(reportId.toString()));
        withWindow.then().statusCode(200).body("reportId", equalTo(reportId.toString()));
        assertThat(storedReportsOf(patient)).isOne();
    }

    @Test
    void an_id_that_was_answered_as_a_repetition_stays_one_of_the_first() {
        Patient patient = anEnrolledPatient();
        UUID again = Ids.next();
        ReportBody report = aReport(clock.instant());
        submit(patient, reportId, report).then().statusCode(201);
        submit(patient, again, report.in(windowIdOf(patient, 0))).then().statusCode(200);

        Response read = as(patient).get("/me/reports/{id}", again);
        Response amended = as(patient)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "amendmentId",
                        Ids.next().toString(),
                        "reason",
                        "slipped",
                        "report",
                        report.pain(7).json()))
                .post("/me/reports/{id}/amendments", again);
        Response versions = as(patient).get("/me/reports/{id}/versions", again);
        Response other = submit(patient, again, report.pain(8));

        read.then().statusCode(200).body("reportId", equalTo(reportId.toString()));
        amended.then().statusCode(201).body("reportId", equalTo(reportId.toString()));
        assertThat(versions.jsonPath().getList("items.version")).isEqualTo(List.of(1, 2));
        other.then().statusCode(409).body("type", equalTo("/problems/report-differs"));
        assertThat(storedReportsOf(patient)).isOne();
    }

    @Test
    void a_repetition_under_another_id_whose_answer_was_lost_files_nothing_once_the_first_is_retracted() {
        Patient patient = anEnrolledPatient();
        UUID again = Ids.next();
        ReportBody report = aReport(clock.instant());
        submit(patient, reportId, report).then().statusCode(201);
        submit(patient, again, report).then().statusCode(200);
        asNurse()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "wrong patient"))
                .post("/patients/{patient}/reports/{id}/retraction", patient.patientId(), reportId)
                .then()
                .statusCode(201);

        submit(patient, again, report)
                .then()
                .statusCode(200)
                .body("reportId", equalTo(reportId.toString()))
                .body("retracted", equalTo(true));

        assertThat(storedReportsOf(patient)).isOne();
        assertThat(windowOf(patient, 0)).containsEntry("state", "open");
    }

    @Test
    void a_window_of_an_earlier_course_takes_what_was_filed_for_it_in_time_and_nothing_else() {
        Patient patient = aPatientWithAWeekLongGone();
        awaitState(patient, 1, "missed");
        UUID ofFirst = windowIdOf(patient, 1);
        Instant filedAt = dueOf(patient, 1).minus(Duration.ofHours(3));
        Patient inSecond = new Patient(patient.patientId(), patient.userId(), Ids.next());
        publish(new CourseDiscontinued(
                patient.patientId(), patient.courseId(), clock.instant().minus(Duration.ofDays(3))));
        publish(enrolled(inSecond, clock.instant().minus(Duration.ofDays(2))));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(windowsOf(patient))
                        .anySatisfy(window -> assertThat(window)
                                .containsEntry("courseId", inSecond.courseId().toString())));

        Response today = submit(patient, reportId, aReport(clock.instant()).in(ofFirst));
        Response offline =
                submit(patient, Ids.next(), aReport(filedAt).in(ofFirst).sentAt(clock.instant()));
        Response before = submit(
                patient,
                Ids.next(),
                aReport(filedAt.plus(Duration.ofDays(5))).pain(2).in(ofFirst).sentAt(clock.instant()));

        today.then().statusCode(201).body("timing", equalTo("unscheduled"));
        offline.then().statusCode(201).body("timing", equalTo("on-time")).body("week", equalTo(1));
        before.then().statusCode(201).body("timing", equalTo("unscheduled"));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(reportEvents(patient, ReportSubmitted.class))
                        .extracting(ReportSubmitted::courseId)
                        .containsExactly(inSecond.courseId(), patient.courseId(), patient.courseId()));
    }

    @Test
    void a_second_report_of_other_content_for_a_window_is_kept_as_unscheduled() {
        Patient patient = anEnrolledPatient();
        submit(patient, reportId, aReport(clock.instant())).then().statusCode(201);

        Response second =
                submit(patient, Ids.next(), aReport(clock.instant()).pain(8).in(windowIdOf(patient, 0)));

        second.then()
                .statusCode(201)
                .body("timing", equalTo("unscheduled"))
                .body("windowId", nullValue())
                .body("week", nullValue());
        ReportSubmitted event = (ReportSubmitted) reportEvents(patient, 3).getLast();
        assertThat(event.windowId()).isNull();
        assertThat(event.week()).isNull();
        assertThat(event.courseId()).isEqualTo(patient.courseId());
        assertThat(event.baselineAverage()).isEqualTo(4);
        assertThat(windowOf(patient, 0)).containsEntry("reportId", reportId.toString());
    }

    @Test
    void two_hundred_unscheduled_reports_a_day_are_taken_and_then_only_what_must_not_wait() {
        Patient patient = aPatient();
        ReportBody first = aReport(clock.instant());
        submit(patient, reportId, first).then().statusCode(201);
        copyReport(reportId, 198);
        Instant firstReceived = clock.instant();
        submit(patient, Ids.next(), aReport(clock.instant())).then().statusCode(201);
        advanceTime(Duration.ofHours(1));
        UUID tooMany = Ids.next();
        ReportBody another = aReport(clock.instant());

        Response refused = submit(patient, tooMany, another);
        Response inSync = as(patient)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "reports",
                        List.of(another.with("reportId", tooMany.toString()).json())))
                .post("/me/sync");

        refused.then().statusCode(429).body("type", equalTo("/problems/too-many-reports"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(22 * 3600, 23 * 3600 + 1);
        Instant retryAt = Instant.parse(refused.jsonPath().getString("retryAt"));
        assertThat(retryAt)
                .isBetween(firstReceived.plus(Duration.ofHours(23)), firstReceived.plus(Duration.ofHours(24)));
        inSync.then()
                .statusCode(200)
                .body("reports[0].status", equalTo("retry"))
                .body("reports[0].problem.type", equalTo("/problems/too-many-reports"))
                .body("reports[0].problem.retryAt", equalTo(retryAt.toString()));
        assertThat(storedReportsOf(patient)).isEqualTo(200);
        submit(patient, Ids.next(), another.with("redFlags", List.of("chest-pain")))
                .then()
                .statusCode(201);
        submit(patient, Ids.next(), another.with("wantsContact", "this-week"))
                .then()
                .statusCode(201);
        submit(patient, reportId, first).then().statusCode(200);
        submit(patient, reportId, first.pain(9)).then().statusCode(409);
        advanceTime(Duration.ofHours(1));
        publish(enrolled(patient, clock.instant()));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(1));
        submit(patient, Ids.next(), aReport(clock.instant()))
                .then()
                .statusCode(201)
                .body("timing", equalTo("on-time"));
        moveTimeTo(retryAt.plusSeconds(1));
        submit(patient, tooMany, another).then().statusCode(201).body("timing", equalTo("unscheduled"));
    }

    @Test
    void a_patient_without_a_course_may_report_unscheduled() {
        Patient patient = aPatient();

        submit(patient, reportId, aReport(clock.instant()))
                .then()
                .statusCode(201)
                .body("timing", equalTo("unscheduled"));

        ReportSubmitted event = (ReportSubmitted) reportEvents(patient, 1).getLast();
        assertThat(event.courseId()).isNull();
        assertThat(event.baselineAverage()).isNull();
    }

    @Test
    void a_report_filed_on_time_offline_turns_its_missed_window_into_submitted_when_it_arrives_weeks_later() {
        Patient patient = aPatientWithAWeekLongGone();
        awaitState(patient, 1, "missed");
        Instant filedAt = dueOf(patient, 1).minus(Duration.ofHours(3));

        Response response = submit(patient, reportId, aReport(filedAt).sentAt(clock.instant()));

        response.then()
                .statusCode(201)
                .body("timing", equalTo("on-time"))
                .body("week", equalTo(1))
                .body("receivedAfterClosing", equalTo(true));
        assertThat(windowOf(patient, 1)).containsEntry("state", "submitted");
        ReportSubmitted event = reportEvents(patient, ReportSubmitted.class).getLast();
        assertThat(event.receivedAfterClosing()).isTrue();
        assertThat(Duration.between(event.submittedAt(), filedAt).abs()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void a_report_filed_late_offline_turns_its_missed_window_into_late() {
        Patient patient = aPatientWithAWeekLongGone();
        awaitState(patient, 1, "missed");
        Instant filedAt = dueOf(patient, 1).plus(Duration.ofHours(3));

        submit(patient, reportId, aReport(filedAt).in(windowIdOf(patient, 1)).sentAt(clock.instant()))
                .then()
                .statusCode(201)
                .body("timing", equalTo("late"));

        assertThat(windowOf(patient, 1)).containsEntry("state", "late");
    }

    @Test
    void nobody_files_today_for_a_week_long_gone() {
        Patient patient = aPatientWithAWeekLongGone();
        awaitState(patient, 1, "missed");
        Instant filedAt = dueOf(patient, 1).minus(Duration.ofHours(3));
        UUID gone = windowIdOf(patient, 1);

        submit(patient, reportId, aReport(clock.instant()).in(gone))
                .then()
                .statusCode(201)
                .body("timing", equalTo("unscheduled"));
        submit(patient, Ids.next(), aReport(filedAt).pain(3).in(gone).without("sentAt"))
                .then()
                .statusCode(201)
                .body("timing", equalTo("unscheduled"));

        assertThat(windowOf(patient, 1)).containsEntry("state", "missed");
    }

    @Test
    void a_wrong_clock_of_the_phone_does_not_make_a_report_late_or_future() {
        Patient patient = aPatientWithAWeekLongGone();
        Duration error = Duration.ofHours(-30);
        Instant filedAt = dueOf(patient, 1).minus(Duration.ofHours(1));

        submit(
                        patient,
                        reportId,
                        aReport(filedAt.minus(error)).sentAt(clock.instant().minus(error)))
                .then()
                .statusCode(201)
                .body("timing", equalTo("on-time"))
                .body("week", equalTo(1));
    }

    @Test
    void an_id_that_another_patient_used_is_refused_and_tells_nothing_of_her() {
        Patient patient = anEnrolledPatient();
        Patient other = anEnrolledPatient();
        ReportBody report = aReport(clock.instant());
        submit(other, reportId, report.note("only theirs")).then().statusCode(201);

        Response response = submit(patient, reportId, report.note("only theirs"));

        response.then().statusCode(409).body("type", equalTo("/problems/report-differs"));
        assertThat(response.asString()).doesNotContain(other.patientId().toString(), "only theirs");
        assertThat(storedReportsOf(patient)).isZero();
    }

    @Test
    void reports_come_newest_first_in_pages() {
        Patient patient = aPatientEnrolledAt(clock.instant().minus(Duration.ofDays(30)));
        for (int i = 0; i < 5; i++) {
            submit(
                            patient,
                            Ids.next(),
                            aReport(clock.instant().minus(Duration.ofDays(i)))
                                    .pain(i)
                                    .sentAt(clock.instant()))
                    .then()
                    .statusCode(201);
        }

        var first = as(patient).get("/me/reports?limit=2").jsonPath();
        var second = as(patient)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/me/reports?limit=2")
                .jsonPath();
        var third = as(patient)
                .queryParam("cursor", second.getString("nextCursor"))
                .get("/me/reports?limit=2")
                .jsonPath();

        assertThat(first.getList("items.pain.average")).isEqualTo(List.of(0, 1));
        assertThat(second.getList("items.pain.average")).isEqualTo(List.of(2, 3));
        assertThat(third.getList("items.pain.average")).isEqualTo(List.of(4));
        assertThat(third.getString("nextCursor")).isNull();
    }

    @Test
    void every_access_leaves_an_audit_row() {
        Patient patient = anEnrolledPatient();
        submit(patient, reportId, aReport(clock.instant())).then().statusCode(201);
        asPhysician().get("/patients/{id}/reports", patient.patientId()).then().statusCode(200);

        List<String> actions = sql.list(
                "SELECT DISTINCT action || ' ' || actor AS what FROM access_audit WHERE patient_id = ?",
                row -> row.text("what"),
                patient.patientId());

        assertThat(actions).contains("submit-report " + patient.userId(), "read-reports physician-of-" + teamId);
    }

    @Test
    void an_own_report_that_is_not_stored_leaves_no_audit_row_and_one_that_is_sent_again_leaves_another() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        submit(patient, reportId, aReport(now).pain(11)).then().statusCode(422);
        submit(patient, reportId, aReport(now).note("first")).then().statusCode(201);
        submit(patient, reportId, aReport(now).note("other")).then().statusCode(409);
        submit(patient, reportId, aReport(now).note("first")).then().statusCode(200);

        List<String> rows = sql.list("""
                SELECT actor || ' ' || array_to_string(groups, ',') || ' ' || method || ' ' || path AS what FROM access_audit
                WHERE patient_id = ? AND action = 'submit-report'""", row -> row.text("what"), patient.patientId());

        String one = patient.userId() + " patient PUT /me/reports/{reportId}";
        assertThat(rows).containsExactly(one, one);
    }

    private UUID defineActivity(Patient patient) {
        return UUID.fromString(asNurse()
                .contentType(ContentType.JSON)
                .body(Map.of("activities", List.of(Map.of("label", "grip a drinking glass"))))
                .put("/patients/{id}/activities", patient.patientId())
                .then()
                .statusCode(200)
                .extract()
                .path("activities[0].activityId"));
    }

    private UUID defineDeposit(Patient patient) {
        return UUID.fromString(asPhysician()
                .contentType(ContentType.JSON)
                .body(Map.of("deposits", List.of(Map.of("site", "finger", "laterality", "right"))))
                .put("/patients/{id}/deposits", patient.patientId())
                .then()
                .statusCode(200)
                .extract()
                .path("deposits[0].depositId"));
    }

    private Instant dueOf(Patient patient, int week) {
        return Instant.parse((String) windowOf(patient, week).get("dueAt"));
    }

    private String outboxOf(Patient patient) {
        return sql.list(
                        "SELECT payload FROM outbox WHERE aggregateid = ?",
                        row -> row.text("payload"),
                        patient.patientId())
                .toString();
    }
}
