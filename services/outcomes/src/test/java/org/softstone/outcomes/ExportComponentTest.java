package org.softstone.outcomes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.access.Group;
import org.softstone.http.Ids;

/** Exports over HTTP; what stands in them is told by plain tests. */
@QuarkusTest
class ExportComponentTest extends Scenario {

    private static final String FHIR = "application/fhir+json";
    private static final String CSV = "text/csv";

    /** Several pages. */
    private static final int MANY = 200;

    @TestHTTPResource("/outcomes/v1")
    URI api;

    @Test
    void a_patient_takes_her_reports_home_as_a_bundle() {
        Patient patient = anEnrolledPatient();
        UUID reportId = Ids.next();
        submit(patient, reportId, aReport(clock.instant()).note("a good week"))
                .then()
                .statusCode(201);

        Response bundle = me(patient).get("/me/export");

        bundle.then()
                .statusCode(200)
                .contentType(FHIR)
                .header("Content-Language", "en")
                .body("resourceType", equalTo("Bundle"))
                .body("type", equalTo("collection"))
                .body("entry[0].resource.resourceType", equalTo("Patient"))
                .body("entry[0].resource.id", equalTo(patient.patientId().toString()));
        assertThat(bundle.header("Content-Disposition"))
                .matches("attachment; filename=\"export-\\d{4}-\\d\\d-\\d\\d\\.fhir\\.json\"");
        assertThat(bundle.header("Cache-Control")).contains("private", "no-store");
        assertThat(responsesIn(bundle)).hasSize(1);
        assertThat(responsesIn(bundle).getFirst())
                .containsEntry("id", reportId.toString())
                .containsEntry("status", "completed");
        assertThat(bundle.asString()).contains("a good week");
    }

    @Test
    void a_patient_takes_her_reports_home_as_a_table() {
        Patient patient = anEnrolledPatient();
        submit(patient, Ids.next(), aReport(clock.instant()).note("=a good week"))
                .then()
                .statusCode(201);

        Response table = me(patient).accept(CSV).get("/me/export");

        table.then().statusCode(200).header("Content-Language", "en");
        assertThat(table.contentType()).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(table.header("Content-Disposition"))
                .matches("attachment; filename=\"export-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(table.asString().lines().findFirst().orElseThrow()).startsWith("\"patient_id\",\"report_id\",");
        assertThat(table.asString()).contains(",\"pain.average\",", ",\"'=a good week\",");
    }

    @Test
    void a_patient_without_reports_gets_whole_files_too() {
        Patient patient = aPatient();

        Response bundle = me(patient).get("/me/export");
        Response table = me(patient).accept(CSV).get("/me/export");

        bundle.then().statusCode(200);
        assertThat(bundle.jsonPath().<String>getList("entry.resource.resourceType"))
                .contains("Patient", "Questionnaire", "CodeSystem")
                .doesNotContain("QuestionnaireResponse", "Observation");
        assertThat(table.asString().lines()).hasSize(1);
    }

    @Test
    void the_treating_team_exports_with_notes_and_its_coordinators_without() {
        Patient patient = anEnrolledPatient();
        submit(patient, Ids.next(), aReport(clock.instant()).note("only for nurses and physicians"))
                .then()
                .statusCode(201);

        for (String type : List.of(FHIR, CSV)) {
            for (RequestSpecification reader : List.of(asNurse(), asPhysician())) {
                assertThat(of(reader, patient, type).asString()).contains("only for nurses and physicians");
            }
            assertThat(of(asCoordinator(), patient, type)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .contains("pain.average")
                    .doesNotContain("only for nurses");
        }
    }

    @Test
    void nobody_else_gets_anything() {
        Patient patient = anEnrolledPatient();
        submit(patient, Ids.next(), aReport(clock.instant())).then().statusCode(201);
        Patient other = aPatient();

        of(as(other), patient, FHIR).then().statusCode(403);
        of(withToken(TOKENS.token("nurse-of-nobody", Group.NURSE)), patient, FHIR)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        of(withToken(TOKENS.token("admin", Group.ADMIN)), patient, CSV).then().statusCode(403);
        assertThat(me(other).accept(CSV).get("/me/export").asString().lines()).hasSize(1);
        withToken(TOKENS.token("newcomer", Group.PATIENT))
                .accept(FHIR)
                .get("/me/export")
                .then()
                .statusCode(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/xml", "image/svg+xml", "text/html"})
    void a_format_that_there_is_not_is_406(String type) {
        Patient patient = aPatient();

        for (Response response : List.of(
                me(patient).accept(type).get("/me/export"),
                of(asNurse(), patient, type),
                me(patient).accept(type).get("/export-dictionary"))) {
            response.then()
                    .statusCode(406)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/not-acceptable"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/csv;q=0.5, application/fhir+json",
                "application/fhir+json; fhirVersion=4.0; charset=utf-8",
                "text/csv;q=0, */*"
            })
    void a_reader_who_takes_anything_gets_the_bundle(String accept) {
        Patient patient = aPatient();

        me(patient).accept(accept).get("/me/export").then().statusCode(200).contentType(FHIR);
    }

    @Test
    void the_words_are_in_the_language_that_was_asked_for() {
        Patient patient = aPatient();

        Response german = me(patient)
                .header("Accept-Language", "fr, de-AT;q=0.8, en;q=0.1")
                .get("/me/export");
        Response dictionary =
                me(patient).accept(CSV).header("Accept-Language", "de").get("/export-dictionary");

        german.then().statusCode(200).header("Content-Language", "de").body("language", equalTo("de"));
        assertThat(german.asString()).contains("Wochenbericht");
        dictionary.then().statusCode(200).header("Content-Language", "de");
        assertThat(dictionary.asString()).contains("Oberschenkel hinten");
        assertThat(dictionary.header("Content-Disposition")).contains("export-dictionary.csv");
    }

    @Test
    void what_a_replaced_activity_was_called_is_still_told() {
        Patient patient = anEnrolledPatient();
        UUID first = define(patient, Map.of("label", "grip a drinking glass"));
        submit(patient, Ids.next(), aReport(clock.instant()).rating(first, 3))
                .then()
                .statusCode(201);
        define(patient, Map.of("label", "sit down"));

        assertThat(me(patient).accept(CSV).get("/me/export").asString())
                .contains("\"activities.score\",\"" + first + "\",\"grip a drinking glass\",");
    }

    @Test
    void a_long_history_comes_whole_in_order_and_each_report_once() {
        Patient patient = aPatient();
        storeReports(patient, MANY);

        Response bundle = me(patient).get("/me/export");
        Response table = me(patient).accept(CSV).get("/me/export");

        List<String> authored = responsesIn(bundle).stream()
                .map(response -> (String) response.get("authored"))
                .toList();
        assertThat(authored).hasSize(MANY).isSorted().doesNotHaveDuplicates();
        assertThat(table.asString().lines().filter(line -> line.contains(",\"pain.average\",")))
                .hasSize(MANY);
    }

    @Test
    void only_the_newest_version_is_told_and_nothing_of_a_retracted_report() {
        Patient patient = aPatient();
        storeReports(patient, 3);
        UUID amended = reportIdOf(patient, 0);
        UUID retracted = reportIdOf(patient, 1);
        sql.change("""
                INSERT INTO report_amendment (amendment_id, report_id, version, reason, entered_by, amended_at, received_at, content)
                SELECT ?::uuid, report_id, 2, 'mistyped', 'patient', corrected_at + interval '1 hour',
                    corrected_at + interval '2 hours', jsonb_set(content, '{pain,average}', '9')
                FROM report WHERE report_id = ?""", Ids.next(), amended);
        sql.change("UPDATE report SET version = 2, pain_average = 9 WHERE report_id = ?", amended);
        sql.change(
                "UPDATE report SET retracted_at = ?, retracted_by = 'n', retraction_reason = 'r' WHERE report_id = ?",
                clock.instant(),
                retracted);

        Response bundle = me(patient).get("/me/export");
        Response table = me(patient).accept(CSV).get("/me/export");

        assertThat(responsesIn(bundle).stream().map(response -> response.get("id") + " " + response.get("status")))
                .hasSize(3)
                .contains(amended + " amended", retracted + " entered-in-error");
        assertThat(table.asString()).contains(",9,").doesNotContain(retracted.toString());
    }

    @Test
    void an_export_tells_how_everything_stood_at_its_moment_although_pages_are_read_later() {
        Patient patient = aPatient();
        storeReports(patient, 3);
        Instant later = clock.instant().plus(Duration.ofHours(1));
        UUID amendedLater = reportIdOf(patient, 0);
        UUID retractedLater = reportIdOf(patient, 1);
        UUID filedLater = reportIdOf(patient, 2);
        sql.change("""
                INSERT INTO report_amendment (amendment_id, report_id, version, reason, amended_at, received_at, content)
                SELECT ?::uuid, report_id, 2, 'mistyped', corrected_at, ?::timestamptz, jsonb_set(content, '{pain,average}', '9')
                FROM report WHERE report_id = ?""", Ids.next(), later, amendedLater);
        sql.change("UPDATE report SET version = 2, pain_average = 9 WHERE report_id = ?", amendedLater);
        sql.change(
                "UPDATE report SET retracted_at = ?, retracted_by = 'n', retraction_reason = 'r' WHERE report_id = ?",
                later,
                retractedLater);
        sql.change("UPDATE report SET received_at = ? WHERE report_id = ?", later, filedLater);

        Response bundle = me(patient).get("/me/export");

        assertThat(responsesIn(bundle).stream().map(response -> response.get("id") + " " + response.get("status")))
                .containsExactly(amendedLater + " completed", retractedLater + " completed");
        assertThat(bundle.asString()).doesNotContain("\"valueInteger\":9");
    }

    @Test
    void a_report_that_takes_a_window_over_while_pages_are_read_stays_unscheduled_in_that_file() {
        Patient patient = anEnrolledPatient();
        UUID wrong = Ids.next();
        UUID right = Ids.next();
        submit(patient, wrong, aReport(clock.instant()).note("of somebody else"))
                .then()
                .statusCode(201);
        submit(patient, right, aReport(clock.instant())).then().statusCode(201);
        sql.change("""
                UPDATE report SET retracted_at = ?, retracted_by = 'n', retraction_reason = 'r' WHERE report_id = ?""", clock.instant().plus(Duration.ofHours(1)), wrong);
        sql.change("""
                UPDATE report SET window_id = wrong.window_id, week = wrong.week, timing = wrong.timing FROM report wrong
                WHERE wrong.report_id = ? AND report.report_id = ?""", wrong, right);

        String table = me(patient).accept(CSV).get("/me/export").asString();

        assertThat(timings(table, wrong)).containsExactly("on-time");
        assertThat(timings(table, right)).containsExactly("unscheduled");
    }

    private static Set<String> timings(String table, UUID reportId) {
        return table.lines()
                .filter(line -> line.contains(reportId.toString()))
                .map(line -> line.contains("\"unscheduled\"") ? "unscheduled" : "on-time")
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {FHIR, CSV})
    void a_failure_in_the_middle_cuts_the_connection(String type) {
        Patient patient = aPatient();
        storeReports(patient, MANY);
        sql.change(
                "UPDATE report SET content = '{\"activities\": \"none that can be read\"}' WHERE report_id = ?",
                reportIdOf(patient, MANY - 10));

        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/me/export"))
                .header("Accept", type)
                .header("Authorization", "Bearer " + TOKENS.token(patient.userId(), Group.PATIENT))
                .build();

        assertThatThrownBy(() -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_failure_at_once_is_a_problem() {
        Patient patient = aPatient();
        storeReports(patient, 1);
        sql.change(
                "UPDATE report SET content = '{\"activities\": \"none that can be read\"}' WHERE patient_id = ?",
                patient.patientId());

        me(patient).accept(CSV).get("/me/export").then().statusCode(500).contentType("application/problem+json");
    }

    @Test
    void a_reader_who_hangs_or_goes_away_holds_no_transaction_and_no_connection() throws IOException {
        Patient patient = aPatient();
        storeReports(patient, MANY);

        for (int i = 0; i < 30; i++) {
            hangUpInTheMiddle(patient);
        }

        await().untilAsserted(
                        () -> assertThat(sql.list("""
                        SELECT count(*) AS n FROM pg_stat_activity
                        WHERE datname = current_database() AND state LIKE 'idle in transaction%'""", row -> row.number("n"))).containsExactly(0L));
        me(patient).get("/me/export").then().statusCode(200);
    }

    /** Reads the beginning, nothing for a moment, and closes with the rest unread. */
    private void hangUpInTheMiddle(Patient patient) throws IOException {
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            socket.setReceiveBufferSize(4096);
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + api.getPath() + "/me/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + TOKENS.token(patient.userId(), Group.PATIENT) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    private UUID define(Patient patient, Map<String, Object> activity) {
        return UUID.fromString(asNurse()
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(Map.of("activities", List.of(activity)))
                .put("/patients/{id}/activities", patient.patientId())
                .path("activities[0].activityId"));
    }

    /** One a week, as they are stored, the last one just now. */
    private void storeReports(Patient patient, int count) {
        sql.change("""
                INSERT INTO report (report_id, patient_id, version, timing, corrected_at, received_at,
                    received_after_closing, pain_average, content)
                SELECT gen_random_uuid(), ?, 1, 'unscheduled', at, at, false, 4,
                    jsonb_build_object('submittedAt', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                        'pain', jsonb_build_object('average', 4), 'activities', jsonb_build_array(),
                        'deposits', jsonb_build_array(), 'symptoms', jsonb_build_array(),
                        'redFlags', jsonb_build_array(), 'declined', jsonb_build_array())
                FROM (SELECT ?::timestamptz - week * interval '7 days' AS at FROM generate_series(0, ? - 1) AS week) AS weeks""", patient.patientId(), clock.instant(), count);
    }

    /** @param place 0 for the oldest */
    private UUID reportIdOf(Patient patient, int place) {
        return sql.first(
                        "SELECT report_id FROM report WHERE patient_id = ? ORDER BY corrected_at LIMIT 1 OFFSET ?",
                        row -> row.uuid("report_id"),
                        patient.patientId(),
                        place)
                .orElseThrow();
    }

    private static List<Map<String, Object>> responsesIn(Response bundle) {
        List<Map<String, Object>> resources =
                bundle.then().statusCode(200).extract().jsonPath().getList("entry.resource");
        return resources.stream()
                .filter(resource -> resource.get("resourceType").equals("QuestionnaireResponse"))
                .toList();
    }

    private Response of(RequestSpecification reader, Patient patient, String type) {
        return reader.accept(type).get("/patients/{id}/export", patient.patientId());
    }

    /** Says nothing of what they accept. */
    private RequestSpecification me(Patient patient) {
        return given().basePath("/outcomes/v1").auth().oauth2(TOKENS.token(patient.userId(), Group.PATIENT));
    }
}
