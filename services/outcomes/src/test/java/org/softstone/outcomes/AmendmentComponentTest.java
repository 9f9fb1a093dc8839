package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.ReportAmended;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.http.Ids;

/** Reports are corrected, and what they said before stays readable. */
@QuarkusTest
class AmendmentComponentTest extends Scenario {

    private final UUID reportId = Ids.next();

    @Test
    void an_amendment_changes_what_the_report_says_and_nothing_of_when_it_was_filed() {
        Patient patient = aPatientWithAReport();
        Map<String, Object> before = reportsOf(patient).getFirst();

        Response response = amend(patient, amendment().pain(8));

        response.then().statusCode(201).body("version", equalTo(2)).body("reportId", equalTo(reportId.toString()));
        Map<String, Object> after = reportsOf(patient).getFirst();
        assertThat(after)
                .containsEntry("pain", Map.of("average", 8))
                .containsEntry("version", 2)
                .containsEntry("status", "amended");
        for (String kept : List.of("windowId", "week", "timing", "submittedAt", "correctedAt", "receivedAt")) {
            assertThat(after.get(kept)).as(kept).isEqualTo(before.get(kept));
        }
        assertThat(windowOf(patient, 0)).containsEntry("reportId", reportId.toString());
    }

    @Test
    void every_version_stays_readable_with_who_made_it_and_why() {
        Patient patient = aPatientWithAReport();
        amend(patient, amendment().pain(8)).then().statusCode(201);
        amendAs(asNurse(), patient, amendment().pain(6).because("they called"))
                .then()
                .statusCode(201);

        JsonPath theirs = as(patient).get("/me/reports/{id}/versions", reportId).jsonPath();
        JsonPath teams = asPhysician()
                .get("/patients/{patient}/reports/{id}/versions", patient.patientId(), reportId)
                .jsonPath();

        for (JsonPath versions : List.of(theirs, teams)) {
            assertThat(versions.getList("items.version")).isEqualTo(List.of(1, 2, 3));
            assertThat(versions.getList("items.report.pain.average")).isEqualTo(List.of(4, 8, 6));
            assertThat(versions.getList("items.author")).isEqualTo(List.of("self", "self", "staff"));
            assertThat(versions.getList("items.current")).isEqualTo(List.of(false, false, true));
            assertThat(versions.getString("items[2].reason")).isEqualTo("they called");
        }
        assertThat(theirs.getString("items[2].enteredBy")).isNull();
        assertThat(teams.getString("items[2].enteredBy")).isEqualTo("nurse-of-" + teamId);
    }

    @Test
    void versions_come_in_pages() {
        Patient patient = aPatientWithAReport();
        amend(patient, amendment().pain(8)).then().statusCode(201);

        JsonPath first =
                as(patient).get("/me/reports/{id}/versions?limit=1", reportId).jsonPath();
        JsonPath second = as(patient)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/me/reports/{id}/versions?limit=1", reportId)
                .jsonPath();

        assertThat(first.getList("items.version")).isEqualTo(List.of(1));
        assertThat(second.getList("items.version")).isEqualTo(List.of(2));
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void a_repetition_is_answered_like_the_first_and_another_content_is_refused() {
        Patient patient = aPatientWithAReport();
        Amending amending = amendment().pain(8);
        Response first = amend(patient, amending);

        Response again = amend(patient, amending.sentAt(clock.instant()));
        Response other = amend(patient, amending.pain(7));

        first.then().statusCode(201);
        again.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        other.then().statusCode(409).body("type", equalTo("/problems/amendment-differs"));
        assertThat(reportsOf(patient).getFirst()).containsEntry("version", 2);
        submit(patient, Ids.next(), aReport(clock.instant()).pain(1)).then().statusCode(201);
        assertThat(reportEvents(patient, 4))
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                        ReportWindowOpened.class, ReportSubmitted.class, ReportAmended.class, ReportSubmitted.class);
    }

    @Test
    void others_are_told_the_whole_report_as_it_stands() {
        Patient patient = aPatientWithAReport();

        amend(patient, amendment().pain(8)).then().statusCode(201);

        ReportAmended event = (ReportAmended) reportEvents(patient, 3).getLast();
        assertThat(event.report().version()).isEqualTo(2);
        assertThat(event.report().reportId()).isEqualTo(reportId);
        assertThat(event.report().pain().average()).isEqualTo(8);
        assertThat(event.report().week()).isZero();
        assertThat(event.report().baselineAverage()).isEqualTo(8);
        assertThat(event.report().mode()).isEqualTo(Mode.SELF);
    }

    @Test
    void the_amendment_that_was_made_last_stands_in_whichever_order_they_arrive() {
        Patient patient = aPatientWithAReport();
        Instant now = clock.instant();
        Amending earlier = amendment().pain(1).sentAt(now).at(now.minusSeconds(60));
        Amending later = amendment().pain(2).sentAt(now).at(now.minusSeconds(30));

        amend(patient, later).then().statusCode(201).body("version", equalTo(2)).body("current", equalTo(true));
        amend(patient, earlier)
                .then()
                .statusCode(201)
                .body("version", equalTo(3))
                .body("current", equalTo(false));

        assertThat(reportsOf(patient).getFirst())
                .containsEntry("version", 2)
                .containsEntry("pain", Map.of("average", 2));
        assertThat(painOf(reportId)).isEqualTo(2);
        assertThat(as(patient)
                        .get("/me/reports/{id}/versions", reportId)
                        .jsonPath()
                        .getList("items.current"))
                .isEqualTo(List.of(false, true, false));
    }

    @Test
    void others_are_told_what_an_older_correction_says_and_that_it_does_not_stand() {
        Patient patient = aPatientWithAReport();
        Instant now = clock.instant();
        amendAs(asNurse(), patient, amendment().pain(4).because("typo")).then().statusCode(201);

        amend(
                        patient,
                        amendment()
                                .pain(8)
                                .with("redFlags", List.of("chest-pain"))
                                .sentAt(now)
                                .at(now.minusSeconds(600)))
                .then()
                .statusCode(201)
                .body("current", equalTo(false));

        submit(patient, Ids.next(), aReport(clock.instant()).pain(1)).then().statusCode(201);
        assertThat(reportEvents(patient, 5).subList(2, 4))
                .asInstanceOf(InstanceOfAssertFactories.list(ReportAmended.class))
                .extracting(
                        ReportAmended::overtaken, amended -> amended.report().redFlags())
                .containsExactly(tuple(null, Set.of()), tuple(true, Set.of(ReportSubmitted.RedFlag.CHEST_PAIN)));
    }

    @Test
    void a_slow_network_puts_no_correction_behind_one_that_was_made_before() {
        Patient patient = aPatientWithAReport();
        Instant now = clock.instant();
        Amending first = amendment().pain(1).at(now.minusSeconds(21)).sentAt(now.minusSeconds(21));
        Amending second = amendment().pain(2).at(now.minusSeconds(11));

        amend(patient, first).then().statusCode(201);
        amend(patient, second.sentAt(clock.instant())).then().statusCode(201).body("current", equalTo(true));

        assertThat(reportsOf(patient).getFirst()).containsEntry("pain", Map.of("average", 2));
    }

    @Test
    void a_clock_that_is_minutes_ahead_puts_no_old_correction_that_is_sent_again_before_a_newer_one() {
        Patient patient = aPatientWithAReport();
        Instant now = clock.instant();
        Instant ahead = now.plusSeconds(240);
        Amending old = amendment().pain(1).at(ahead.minusSeconds(120));

        amend(patient, amendment().pain(2).at(ahead.minusSeconds(60)).sentAt(ahead))
                .then()
                .statusCode(201);
        amend(patient, old.sentAt(ahead)).then().statusCode(201).body("current", equalTo(false));

        assertThat(reportsOf(patient).getFirst()).containsEntry("pain", Map.of("average", 2));
    }

    @Test
    void who_answered_is_who_answered_the_version_that_stands() {
        Patient patient = anEnrolledPatient();
        asNurse()
                .contentType(ContentType.JSON)
                .body(Map.of("reportId", reportId.toString(), "mode", "phone", "pain", Map.of("average", 4)))
                .post("/patients/{id}/reports", patient.patientId())
                .then()
                .statusCode(201);

        amend(patient, amendment().pain(8).with("mode", "self")).then().statusCode(201);

        ReportAmended event = (ReportAmended) reportEvents(patient, 3).getLast();
        assertThat(event.report().mode()).isEqualTo(Mode.SELF);
        assertEverywhere(patient, "self", "false");
        assertThat(as(patient)
                        .get("/me/reports/{id}/versions", reportId)
                        .jsonPath()
                        .getList("items.report.mode"))
                .isEqualTo(List.of("phone", "self"));
        amendAs(asNurse(), patient, amendment().pain(7).with("mode", "phone"))
                .then()
                .statusCode(201);
        assertEverywhere(patient, "phone", "true");
    }

    private void assertEverywhere(Patient patient, String mode, String enteredByStaff) {
        assertThat(reportsOf(patient).getFirst()).containsEntry("mode", mode);
        assertThat(as(patient).get("/me/trend").jsonPath().getString("weeks[0].mode"))
                .isEqualTo(mode);
        List<List<String>> table = as(patient)
                .accept("text/csv")
                .get("/me/export")
                .asString()
                .lines()
                .map(line -> List.of(line.replace("\"", "").split(",", -1)))
                .toList();
        assertThat(table.get(1).get(table.getFirst().indexOf("mode"))).isEqualTo(mode);
        assertThat(table.get(1).get(table.getFirst().indexOf("entered_by_staff")))
                .isEqualTo(enteredByStaff);
    }

    @Test
    void amendments_at_the_same_instant_are_all_kept() throws Exception {
        Patient patient = aPatientWithAReport();

        List<Integer> statuses;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> running = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(
                            () -> amend(patient, amendment().pain(i)).statusCode()))
                    .toList();
            statuses = running.stream().map(AmendmentComponentTest::get).toList();
        }

        assertThat(statuses).containsOnly(201);
        assertThat(as(patient)
                        .get("/me/reports/{id}/versions", reportId)
                        .jsonPath()
                        .getList("items.version"))
                .isEqualTo(List.of(1, 2, 3, 4, 5, 6, 7));
    }

    @Test
    void a_coordinator_neither_sees_nor_changes_what_the_patient_wrote() {
        Patient patient = anEnrolledPatient();
        submit(patient, reportId, aReport(clock.instant()).note("my words"))
                .then()
                .statusCode(201);
        amend(patient, amendment().pain(5).with("note", "my words").because("my own reason"))
                .then()
                .statusCode(201);
        Amending amending = amendment().pain(6).because("misheard");

        Response amended = amendAs(asCoordinator(), patient, amending);
        Response repeated = amendAs(asCoordinator(), patient, amending);
        Response withNote = amendAs(asCoordinator(), patient, amendment().with("note", "theirs"));
        Response versions =
                asCoordinator().get("/patients/{patient}/reports/{id}/versions", patient.patientId(), reportId);

        amended.then().statusCode(201);
        repeated.then().statusCode(200);
        withNote.then().statusCode(422).body("errors[0].pointer", equalTo("/report/note"));
        assertThat(reportsOf(patient).getFirst())
                .containsEntry("note", "my words")
                .containsEntry("pain", Map.of("average", 6));
        assertThat(versions.asString()).contains("misheard").doesNotContain("my words", "my own reason");
    }

    @Test
    void an_unknown_report_and_another_patients_are_not_found() {
        Patient patient = aPatientWithAReport();
        Patient other = anEnrolledPatient();

        Response foreign = amend(other, amendment().pain(9));
        Response unknown = as(other)
                .contentType(ContentType.JSON)
                .body(amendment().pain(9).json())
                .post("/me/reports/{id}/amendments", Ids.next());
        Response ofOther = amendAs(asNurse(), other, amendment().pain(9));

        for (Response response : List.of(foreign, unknown, ofOther)) {
            response.then().statusCode(404).body("type", equalTo("/problems/not-found"));
        }
        as(other).get("/me/reports/{id}", reportId).then().statusCode(404);
        as(other).get("/me/reports/{id}/versions", reportId).then().statusCode(404);
        assertThat(reportsOf(patient).getFirst()).containsEntry("version", 1);
    }

    @Test
    void what_cannot_be_accepted_is_named_at_once_and_nothing_is_stored() {
        Patient patient = aPatientWithAReport();
        Map<String, Object> amending = Map.of(
                "amendmentId",
                "mine",
                "reason",
                " ",
                "amendedAt",
                "2026-03-02T19:03:42+01:00:30",
                "report",
                Map.of("pain", Map.of("average", 11), "mode", "phone", "formVersion", 99));

        Response response =
                as(patient).contentType(ContentType.JSON).body(amending).post("/me/reports/{id}/amendments", reportId);

        response.then().statusCode(422).body("type", equalTo("/problems/invalid-fields"));
        assertThat(response.jsonPath().<String>getList("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "/amendmentId",
                        "/reason",
                        "/amendedAt",
                        "/report/pain/average",
                        "/report/mode",
                        "/report/formVersion");
        for (Map<String, Object> lacking : List.<Map<String, Object>>of(
                Map.of(), Map.of("amendmentId", Ids.next().toString(), "reason", " ", "report", Map.of()))) {
            as(patient)
                    .contentType(ContentType.JSON)
                    .body(lacking)
                    .post("/me/reports/{id}/amendments", reportId)
                    .then()
                    .statusCode(422);
        }
        assertThat(reportsOf(patient).getFirst()).containsEntry("version", 1);
    }

    @Test
    void reasons_have_up_to_500_characters() {
        Patient patient = aPatientWithAReport();

        amend(patient, amendment().because("a".repeat(500))).then().statusCode(201);
        amend(patient, amendment().because("a".repeat(501)))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
    }

    /** An amendment with an id of its own. */
    private record Amending(Map<String, Object> fields, ReportBody report) {

        Amending pain(int average) {
            return new Amending(fields, report.pain(average));
        }

        Amending with(String field, Object value) {
            return new Amending(fields, report.with(field, value));
        }

        Amending because(String reason) {
            return and("reason", reason);
        }

        Amending at(Instant amendedAt) {
            return and("amendedAt", amendedAt.toString());
        }

        Amending sentAt(Instant sentAt) {
            return and("sentAt", sentAt.toString());
        }

        private Amending and(String field, Object value) {
            Map<String, Object> more = new LinkedHashMap<>(fields);
            more.put(field, value);
            return new Amending(more, report);
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>(fields);
            json.put("report", report.json());
            return json;
        }
    }

    private Amending amendment() {
        return new Amending(
                Map.of("amendmentId", Ids.next().toString(), "reason", "slipped"),
                aReport(clock.instant()).without("sentAt"));
    }

    private Patient aPatientWithAReport() {
        Patient patient = anEnrolledPatient();
        submit(patient, reportId, aReport(clock.instant())).then().statusCode(201);
        return patient;
    }

    private Response amend(Patient patient, Amending amending) {
        return as(patient)
                .contentType(ContentType.JSON)
                .body(amending.json())
                .post("/me/reports/{id}/amendments", reportId);
    }

    private Response amendAs(RequestSpecification caller, Patient patient, Amending amending) {
        return caller.contentType(ContentType.JSON)
                .body(amending.json())
                .post("/patients/{patient}/reports/{id}/amendments", patient.patientId(), reportId);
    }

    private Integer painOf(UUID report) {
        return sql.first(
                        "SELECT pain_average FROM report WHERE report_id = ?",
                        row -> row.integer("pain_average"),
                        report)
                .orElseThrow();
    }

    private static int get(Future<Integer> status) {
        try {
            return status.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
