package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.access.Group;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Ids;
import org.softstone.testing.openapi.CheckEveryAnswer;
import org.softstone.testing.openapi.Exchange;

@QuarkusTest
class TrendComponentTest extends Scenario {

    private static final String SVG = "image/svg+xml";
    private static final Duration WEEK = Duration.ofDays(7);

    /** All that a patient's reports, windows and lists are kept in. */
    private static final String[] CLINICAL_TABLES = {
        "report", "report_window", "booked_visit", "course", "pause_list", "activity_list", "deposit_list"
    };

    @Inject
    CountedSql counted;

    @Test
    void a_course_is_told_from_what_was_really_filed() {
        Patient patient = anEnrolledPatient();
        String activityId = asNurse()
                .contentType(ContentType.JSON)
                .body(Map.of("activities", List.of(Map.of("label", "grip a drinking glass"))))
                .put("/patients/{id}/activities", patient.patientId())
                .path("activities[0].activityId");
        submit(
                        patient,
                        Ids.next(),
                        aReport(clock.instant())
                                .with("pain", Map.of("average", 9, "worst", 10))
                                .rating(UUID.fromString(activityId), 1)
                                .with("symptoms", List.of(Map.of("symptom", "nausea", "severity", 1)))
                                .note("only for my team"))
                .then()
                .statusCode(201);

        Response trend = as(patient).get("/me/trend");

        trend.then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("courseId", equalTo(patient.courseId().toString()))
                .body("baseline.pain.average", equalTo(9))
                .body("baseline.activities[0].label", equalTo("grip a drinking glass"))
                .body("weeks", hasSize(1))
                .body("weeks[0].week", equalTo(0))
                .body("weeks[0].state", equalTo("submitted"))
                .body("weeks[0].timing", equalTo("on-time"))
                .body("weeks[0].mode", equalTo("self"))
                .body("weeks[0].pain.average", equalTo(9))
                .body("weeks[0].pain.worst", equalTo(10))
                .body("weeks[0].pain.change", equalTo(0))
                .body("weeks[0].pain.responder", equalTo("none"))
                .body("weeks[0].activities[0].score", equalTo(1))
                .body("weeks[0].worstSymptom.symptom", equalTo("nausea"))
                .body("adherence.onTime", equalTo(1));
        assertThat(trend.asString()).doesNotContain("only for my team");
    }

    @Test
    void weeks_are_compared_with_the_baseline_gaps_stay_and_each_dose_stands_in_its_week() {
        Patient patient = aCourseOf(4);
        missed(patient, 2);
        given(patient, 1, 0, "12.500");
        given(patient, 2, 1, "15.000");

        Response trend = asPhysician().get("/patients/{id}/trend", patient.patientId());

        trend.then()
                .statusCode(200)
                .body("weeks.week", contains(0, 1, 2, 3))
                .body("weeks.pain.average", contains(9, 6, 6))
                .body("weeks[1].pain.change", equalTo(-3))
                .body("weeks[1].pain.changePercent", equalTo(-33.3f))
                .body("weeks[1].pain.responder", equalTo("moderate"))
                .body("weeks[2].state", equalTo("missed"))
                .body("weeks[2]", not(org.hamcrest.Matchers.hasKey("pain")))
                .body("weeks.doseGrams", contains(12.5f, 15, null, null))
                .body("adherence.onTime", equalTo(3))
                .body("adherence.missed", equalTo(1))
                .body("adherence.percentOnTime", equalTo(75.0f));
    }

    @Test
    void a_dose_stands_in_the_week_in_which_it_was_given_whatever_the_number_of_its_visit() {
        Patient patient = aCourseOf(4);
        given(patient, 1, 0, "12.500");
        given(patient, 31, 2, "15.000");
        given(patient, 3, 3, "17.500");

        as(patient).get("/me/trend").then().body("weeks.doseGrams", contains(12.5f, null, 15, 17.5f));
    }

    @Test
    void weeks_that_have_not_opened_are_not_to_date() {
        Patient patient = aCourseOf(2);
        window(patient, 2, clock.instant().plus(WEEK), "upcoming");

        as(patient).get("/me/trend").then().body("weeks.week", contains(0, 1));
    }

    @Test
    void an_amended_report_shows_its_newest_version() {
        Patient patient = aCourseOf(2);
        UUID reportId = reportIdOf(patient, 1);
        sql.change("""
                INSERT INTO report_amendment
                    (amendment_id, report_id, version, reason, entered_by, amended_at, received_at, content)
                SELECT gen_random_uuid(), report_id, 2, 'typing error', 'nurse', now(), now(),
                    jsonb_set(content, '{pain,average}', '2') FROM report WHERE report_id = ?""", reportId);
        sql.change("UPDATE report SET version = 2, pain_average = 2 WHERE report_id = ?", reportId);

        as(patient).get("/me/trend").then().body("weeks.pain.average", contains(9, 2));
    }

    @Test
    void a_retracted_report_is_a_gap_and_no_baseline() {
        Patient patient = aCourseOf(2);
        retracted(patient, 0);

        as(patient)
                .get("/me/trend")
                .then()
                .body("weeks[0]", not(org.hamcrest.Matchers.hasKey("pain")))
                .body("weeks[1].pain.average", equalTo(6))
                .body("baseline.pain.noPercentBecause", equalTo("baseline-missing"))
                .body("unscheduled", empty())
                .body("adherence.onTime", equalTo(1));
    }

    @Test
    void a_missed_week_in_a_pause_is_told_as_paused() {
        Patient patient = aCourseOf(2);
        missed(patient, 1);
        sql.change("""
                INSERT INTO pause_list (patient_id, version, pauses, defined_by, defined_at)
                SELECT ?, 1, jsonb_build_array(jsonb_build_object('pauseId', gen_random_uuid(), 'reason', 'hospital',
                    'from', (due_at AT TIME ZONE 'Europe/Berlin')::date,
                    'until', (due_at AT TIME ZONE 'Europe/Berlin')::date)), 'nurse', now()
                FROM report_window WHERE course_id = ? AND week = 1""", patient.patientId(), patient.courseId());

        as(patient)
                .get("/me/trend")
                .then()
                .body("weeks.paused", contains(false, true))
                .body("adherence.paused", equalTo(1))
                .body("adherence.missed", equalTo(0))
                .body("adherence.percentOnTime", equalTo(100.0f));
    }

    @Test
    void of_very_many_unscheduled_reports_the_trend_shows_the_newest_and_counts_all() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        submit(patient, Ids.next(), aReport(now.minusSeconds(60)).pain(5))
                .then()
                .statusCode(201);
        UUID older = Ids.next();
        submit(patient, older, aReport(now.minusSeconds(30)).pain(3)).then().statusCode(201);
        UUID newest = Ids.next();
        submit(patient, newest, aReport(now.minusSeconds(1)).pain(2)).then().statusCode(201);
        copyReport(older, 120);

        Response trend = as(patient).get("/me/trend");

        trend.then()
                .statusCode(200)
                .body("unscheduled", hasSize(100))
                .body("unscheduled[99].reportId", equalTo(newest.toString()))
                .body("adherence.unscheduled", equalTo(122));
    }

    @Test
    void an_unscheduled_report_stands_apart() {
        Patient patient = anEnrolledPatient();
        submit(patient, Ids.next(), aReport(clock.instant()).pain(9)).then().statusCode(201);
        submit(patient, Ids.next(), aReport(clock.instant()).pain(3)).then().statusCode(201);

        as(patient)
                .get("/me/trend")
                .then()
                .body("weeks.pain.average", contains(9))
                .body("unscheduled.pain.average", contains(3))
                .body("adherence.unscheduled", equalTo(1));
    }

    @Test
    void adherence_names_every_window() {
        Patient patient = aCourseOf(3);
        missed(patient, 2);

        asCoordinator()
                .get("/patients/{id}/adherence", patient.patientId())
                .then()
                .statusCode(200)
                .body("courseId", equalTo(patient.courseId().toString()))
                .body("onTime", equalTo(2))
                .body("missed", equalTo(1))
                .body("percentOnTime", equalTo(66.7f))
                .body("windows.week", contains(0, 1, 2))
                .body("windows.state", contains("submitted", "submitted", "missed"))
                .body("windows.timing", contains("on-time", "on-time", null));
    }

    @Test
    void the_newest_course_is_shown_unless_another_is_named() {
        Patient patient = aCourseOf(2);
        Patient again = new Patient(patient.patientId(), patient.userId(), Ids.next());
        course(again, clock.instant());

        as(patient)
                .get("/me/trend")
                .then()
                .body("courseId", equalTo(again.courseId().toString()))
                .body("weeks", empty());
        as(patient).get("/me/trend?courseId=" + patient.courseId()).then().body("weeks.pain.average", contains(9, 6));
        asNurse()
                .get("/patients/{id}/adherence?courseId={course}", patient.patientId(), patient.courseId())
                .then()
                .body("onTime", equalTo(2));
    }

    @Test
    void a_course_that_is_unknown_and_another_patients_get_the_same_404() {
        Patient other = aCourseOf(1);
        Patient patient = aCourseOf(1);

        for (String path : List.of("trend", "adherence")) {
            Response foreign = asNurse()
                    .get("/patients/{id}/" + path + "?courseId={course}", patient.patientId(), other.courseId());
            Response unknown =
                    asNurse().get("/patients/{id}/" + path + "?courseId={course}", patient.patientId(), Ids.next());

            foreign.then().statusCode(404).body("type", equalTo("/problems/not-found"));
            assertThat(unknown.asString()).isEqualTo(foreign.asString());
        }
        as(patient).get("/me/trend?courseId=" + other.courseId()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/trend?courseId=mine", "/me/trend?courseId=1"})
    void a_course_id_that_is_none_is_400(String path) {
        as(aPatient()).get(path).then().statusCode(400).body("type", equalTo("/problems/malformed-request"));
    }

    @Test
    void a_patient_without_a_course_has_an_empty_trend_and_a_picture_that_says_so() {
        Patient patient = aPatient();

        as(patient)
                .get("/me/trend")
                .then()
                .statusCode(200)
                .body("weeks", empty())
                .body("courseId", nullValue())
                .body("adherence.onTime", equalTo(0));
        as(patient).accept(SVG).get("/me/trend").then().statusCode(200).body(containsString("No reports yet"));
        asNurse()
                .get("/patients/{id}/adherence", patient.patientId())
                .then()
                .statusCode(200)
                .body("windows", empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                       | application/json
            application/json                          | application/json
            image/svg+xml                             | image/svg+xml
            image/*                                   | image/svg+xml
            image/svg+xml, application/json;q=0.9     | image/svg+xml
            application/json, image/svg+xml;q=0.9     | application/json
            image/svg+xml;q=0.2, */*;q=0.1            | image/svg+xml
            text/html, */*;q=0.5                      | application/json
            """)
    void the_kind_that_the_client_likes_best_is_answered_json_when_it_does_not_matter(String accept, String answered) {
        Patient patient = aCourseOf(2);

        Response response = asking(patient, accept).get("/me/trend");

        response.then().statusCode(200).header("Vary", containsString("Accept"));
        assertThat(response.contentType()).startsWith(answered);
    }

    @Test
    void without_accept_the_answer_is_json() throws Exception {
        Patient patient = aCourseOf(1);
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                        "http://localhost:" + io.restassured.RestAssured.port + "/outcomes/v1/me/trend"))
                .header("Authorization", "Bearer " + TOKENS.token(patient.userId(), Group.PATIENT))
                .build();

        try (var http = java.net.http.HttpClient.newHttpClient()) {
            var response = http.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            CheckEveryAnswer.check(Exchange.of(
                    "GET",
                    request.uri(),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElseThrow(),
                    response.body()));

            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/json");
        }
    }

    @Test
    void another_kind_is_406() {
        asking(aCourseOf(1), "text/html")
                .get("/me/trend")
                .then()
                .statusCode(406)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void a_picture_speaks_the_language_that_is_asked_for_or_the_patients() {
        Patient patient = aCourseOf(2);
        QuarkusTransaction.requiringNew()
                .run(() -> teams.apply(new PatientProfile(
                        patient.patientId(),
                        2,
                        patient.userId(),
                        teamId,
                        Ids.next(),
                        BERLIN,
                        "de",
                        PatientProfile.Status.ENROLLED)));

        asking(patient, SVG)
                .get("/me/trend")
                .then()
                .header("Content-Language", equalTo("de"))
                .body(containsString("Wöchentliche Berichte"));
        asking(patient, SVG)
                .header("Accept-Language", "en-GB,en;q=0.9")
                .get("/me/trend")
                .then()
                .body(containsString("Weekly reports"));
        withToken(TOKENS.token("nurse-of-" + teamId, Group.NURSE))
                .header("Accept", SVG)
                .get("/patients/{id}/trend", patient.patientId())
                .then()
                .body(containsString("Weekly reports"));
    }

    @Test
    void what_the_client_has_already_is_not_sent_again() {
        Patient patient = aCourseOf(2);
        String json = as(patient).get("/me/trend").header("ETag");
        String picture = asking(patient, SVG).get("/me/trend").header("ETag");

        as(patient)
                .header("If-None-Match", json)
                .get("/me/trend")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(json));
        asking(patient, SVG)
                .header("If-None-Match", picture)
                .get("/me/trend")
                .then()
                .statusCode(304);
        asking(patient, SVG)
                .header("If-None-Match", json)
                .get("/me/trend")
                .then()
                .statusCode(200);
        missed(patient, 1);
        as(patient).header("If-None-Match", json).get("/me/trend").then().statusCode(200);
    }

    @Test
    void a_nurse_of_another_team_sees_neither_trend_nor_adherence() {
        Patient patient = aCourseOf(1);
        aTeam();

        asNurse().get("/patients/{id}/trend", patient.patientId()).then().statusCode(404);
        asNurse().get("/patients/{id}/adherence", patient.patientId()).then().statusCode(404);
    }

    @Test
    void a_hundred_weeks_cost_one_statement_like_five() {
        Patient five = aCourseOf(5);
        Patient hundred = aCourseOf(100);

        for (Patient patient : List.of(five, hundred)) {
            for (String accept : List.of("application/json", SVG)) {
                long before = counted.statementsAbout(CLINICAL_TABLES);
                asking(patient, accept).get("/me/trend").then().statusCode(200);

                assertThat(counted.statementsAbout(CLINICAL_TABLES) - before).isEqualTo(1);
            }
        }
        as(hundred).get("/me/trend").then().body("weeks", hasSize(100));
    }

    private RequestSpecification asking(Patient patient, String accept) {
        return io.restassured.RestAssured.given()
                .basePath("/outcomes/v1")
                .auth()
                .oauth2(TOKENS.token(patient.userId(), Group.PATIENT))
                .header("Accept", accept);
    }

    /** Pain 9 in week 0 and 6 ever after, each reported in time; the newest week closed an hour ago. */
    private Patient aCourseOf(int weeks) {
        Patient patient = aPatient();
        Instant newestDue = clock.instant().minus(Duration.ofHours(73));
        course(patient, newestDue.minus(WEEK.multipliedBy(weeks)));
        for (int week = 0; week < weeks; week++) {
            window(patient, week, newestDue.minus(WEEK.multipliedBy(weeks - 1 - week)), "open");
        }
        sql.change("""
                INSERT INTO report (report_id, patient_id, course_id, window_id, week, version, timing, corrected_at,
                    received_at, received_after_closing, pain_average, content)
                SELECT gen_random_uuid(), patient_id, course_id, window_id, week, 1, 'on-time', opens_at, opens_at, false,
                    CASE week WHEN 0 THEN 9 ELSE 6 END, jsonb_build_object(
                        'pain', jsonb_build_object('average', CASE week WHEN 0 THEN 9 ELSE 6 END),
                        'activities', '[]'::jsonb, 'deposits', '[]'::jsonb, 'symptoms', '[]'::jsonb)
                FROM report_window WHERE course_id = ?""", patient.courseId());
        sql.change("""
                UPDATE report_window w SET state = 'submitted', report_id = r.report_id
                FROM report r WHERE r.window_id = w.window_id AND w.course_id = ?""", patient.courseId());
        return patient;
    }

    private void course(Patient patient, Instant enrolledAt) {
        sql.change(
                "INSERT INTO course (course_id, patient_id, zone, enrolled_at) VALUES (?, ?, 'Europe/Berlin', ?)",
                patient.courseId(),
                patient.patientId(),
                enrolledAt);
    }

    private void window(Patient patient, int week, Instant dueAt, String state) {
        sql.change(
                """
                INSERT INTO report_window (window_id, patient_id, course_id, week, opens_at, due_at, closes_at, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                Ids.next(),
                patient.patientId(),
                patient.courseId(),
                week,
                dueAt.minus(Duration.ofDays(1)),
                dueAt,
                dueAt.plus(Duration.ofDays(3)),
                state);
    }

    private UUID reportIdOf(Patient patient, int week) {
        return sql.first(
                        "SELECT report_id FROM report_window WHERE course_id = ? AND week = ?",
                        row -> row.uuid("report_id"),
                        patient.courseId(),
                        week)
                .orElseThrow();
    }

    private void retracted(Patient patient, int week) {
        UUID reportId = reportIdOf(patient, week);
        sql.change(
                "UPDATE report_window SET state = 'missed', report_id = NULL WHERE course_id = ? AND week = ?",
                patient.courseId(),
                week);
        sql.change("""
                UPDATE report SET retracted_at = now(), retracted_by = 'nurse', retraction_reason = 'another patient''s'
                WHERE report_id = ?""", reportId);
    }

    /** As if its report had never been. */
    private void missed(Patient patient, int week) {
        UUID reportId = reportIdOf(patient, week);
        sql.change(
                "UPDATE report_window SET state = 'missed', report_id = NULL WHERE course_id = ? AND week = ?",
                patient.courseId(),
                week);
        sql.change("DELETE FROM report WHERE report_id = ?", reportId);
    }

    /** An hour's infusion a day after that week's report was due. */
    private void given(Patient patient, int visitNumber, int week, String grams) {
        sql.change("""
                INSERT INTO booked_visit
                    (course_id, patient_id, number, visit_id, starts_at, state, given_grams, ended_at)
                SELECT course_id, patient_id, ?, ?, due_at + interval '24 hours', 'completed', ?::numeric,
                    due_at + interval '25 hours'
                FROM report_window WHERE course_id = ? AND week = ?""", visitNumber, Ids.next(), grams, patient.courseId(), week);
    }
}
