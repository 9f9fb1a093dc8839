package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.access.Group;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.http.Ids;

/** Phones whose clock was wrong when something was filed and is another when it is sent: nothing is refused or lost for that. */
@QuarkusTest
class WrongClockComponentTest extends Scenario {

    private static final String RESET = "1970-01-01T00:05:00+01:00";
    private static final long DECADES = Duration.ofDays(50 * 365).toSeconds();

    private final UUID reportId = Ids.next();

    @Test
    void a_report_of_a_clock_that_was_repaired_before_sending_counts_from_its_arrival_for_the_window_that_it_names() {
        Patient patient = anEnrolledPatient();
        ReportBody report = repaired()
                .in(windowIdOf(patient, 0))
                .with("openedAt", "1970-01-01T00:03:00+01:00")
                .with("wantsContact", "today")
                .pain(8);

        Response response = submit(patient, reportId, report);
        Response again = submit(patient, reportId, report.sentAt(clock.instant().plusSeconds(90)));

        response.then()
                .statusCode(201)
                .body("timing", equalTo("on-time"))
                .body("week", equalTo(0))
                .body("clock.wrong", equalTo(true));
        assertThat(response.jsonPath().getLong("clock.errorSeconds")).isBetween(-60L, 60L);
        assertThat(response.jsonPath().getLong("clock.errorAtFilingSeconds")).isGreaterThan(DECADES);
        again.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(response.asString());
        Map<String, Object> read = reportsOf(patient).getFirst();
        assertThat(read.get("correctedAt")).isEqualTo(read.get("receivedAt"));
        ReportSubmitted event = reportEvents(patient, 2).stream()
                .filter(ReportSubmitted.class::isInstance)
                .map(ReportSubmitted.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(event.submittedAt()).isEqualTo(event.receivedAt());
        assertThat(windowOf(patient, 0)).containsEntry("state", "submitted");
        for (String type : List.of("application/fhir+json", "text/csv")) {
            assertThat(withToken(TOKENS.token(patient.userId(), Group.PATIENT))
                            .accept(type)
                            .get("/me/export")
                            .asString())
                    .contains(reportId.toString())
                    .doesNotContain("1970-01-01");
        }
    }

    @Test
    void without_a_window_named_it_takes_the_one_that_is_open_on_its_arrival() {
        Patient patient = anEnrolledPatient();

        submit(patient, reportId, repaired())
                .then()
                .statusCode(201)
                .body("week", equalTo(0))
                .body("clock.wrong", equalTo(true));
    }

    @Test
    void a_time_before_the_named_window_opened_is_not_believed_and_one_in_it_is() {
        Patient patient = anEnrolledPatient();
        Instant first = clock.instant().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MINUTES);
        publish(visit(patient, 1, first));
        publish(visit(patient, 2, first.plus(Duration.ofDays(7))));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));
        moveTimeTo(first.plus(Duration.ofDays(6)).minus(Duration.ofHours(3)));
        awaitState(patient, 1, "open");
        UUID windowId = windowIdOf(patient, 1);
        Instant now = clock.instant();

        Response before = submit(
                patient,
                reportId,
                aReport(now.minus(Duration.ofDays(5))).in(windowId).sentAt(now));

        before.then()
                .statusCode(201)
                .body("week", equalTo(1))
                .body("timing", equalTo("on-time"))
                .body("clock.wrong", equalTo(true));
        Response within = submit(
                patient,
                Ids.next(),
                aReport(now.minus(Duration.ofHours(2))).pain(2).in(windowId).sentAt(now));
        within.then().statusCode(201).body("clock.wrong", equalTo(false));
    }

    @Test
    void whatever_the_clock_was_at_filing_and_at_sending_a_report_is_stored_and_never_before_enrolment() {
        Patient patient = anEnrolledPatient();
        Instant enrolled = clock.instant();
        List<Duration> errors = List.of(
                Duration.ZERO,
                Duration.ofMinutes(-4),
                Duration.ofHours(30),
                Duration.ofDays(-400),
                Duration.ofDays(9000),
                Duration.between(enrolled, Instant.EPOCH));
        int pain = 0;
        for (Duration atFiling : errors) {
            for (Duration atSending : errors) {
                Instant now = clock.instant();
                submit(
                                patient,
                                Ids.next(),
                                aReport(now.minusSeconds(1).plus(atFiling))
                                        .note("case " + pain++)
                                        .sentAt(now.plus(atSending)))
                        .then()
                        .statusCode(201);
            }
        }

        assertThat(reportsOf(patient))
                .hasSize(errors.size() * errors.size())
                .allSatisfy(report -> assertThat(Instant.parse((String) report.get("correctedAt")))
                        .isBetween(enrolled.minusSeconds(60), clock.instant()));
    }

    @Test
    void what_staff_enter_is_stored_whatever_their_computer_says() {
        Patient patient = anEnrolledPatient();

        for (String told :
                List.of(RESET, clock.instant().plus(Duration.ofDays(400)).toString())) {
            asNurse()
                    .contentType(ContentType.JSON)
                    .body(aReport(clock.instant())
                            .with("submittedAt", told)
                            .with("mode", "phone")
                            .note(told)
                            .json())
                    .post("/patients/{id}/reports", patient.patientId())
                    .then()
                    .statusCode(201)
                    .body("clock.wrong", equalTo(true));
        }
    }

    @Test
    void a_correction_whose_time_cannot_be_was_made_when_it_arrived() {
        Patient patient = anEnrolledPatient();
        submit(patient, reportId, aReport(clock.instant())).then().statusCode(201);
        amend(patient, Ids.next(), clock.instant().toString(), 5).then().statusCode(201);
        UUID reset = Ids.next();
        UUID ahead = Ids.next();

        Response ofReset = amend(patient, reset, RESET, 6);
        Response ofAhead =
                amend(patient, ahead, clock.instant().plus(Duration.ofDays(900)).toString(), 7);
        Response again = amend(patient, reset, RESET, 6);

        ofReset.then()
                .statusCode(201)
                .body("current", equalTo(true))
                .body("clock.wrong", equalTo(true))
                .body("version", equalTo(3));
        assertThat(ofReset.jsonPath().getLong("clock.errorAtFilingSeconds")).isGreaterThan(DECADES);
        assertThat(ofReset.jsonPath().getString("amendedAt"))
                .isEqualTo(ofReset.jsonPath().getString("receivedAt"));
        ofAhead.then().statusCode(201).body("current", equalTo(true)).body("clock.wrong", equalTo(true));
        again.then().statusCode(200).body("version", equalTo(3)).body("clock.wrong", equalTo(true));
        assertThat(reportsOf(patient).getFirst()).containsEntry("pain", Map.of("average", 7));
    }

    @Test
    void a_draft_whose_time_cannot_be_was_saved_when_it_came_first() {
        Patient patient = anEnrolledPatient();
        put(patient, clock.instant().minusSeconds(60).toString(), "before")
                .then()
                .statusCode(200);

        Response reset = put(patient, RESET, "typed on a phone that was reset");
        Response again = put(patient, RESET, "typed on a phone that was reset");
        Response newer = put(patient, clock.instant().toString(), "newer");
        Response late = put(patient, RESET, "typed on a phone that was reset");

        reset.then()
                .statusCode(200)
                .body("outcome", equalTo("saved"))
                .body("discarded.report.note", equalTo("before"))
                .body("clock.wrong", equalTo(true));
        again.then().statusCode(200).body("outcome", equalTo("saved")).body("discarded", nullValue());
        newer.then().body("outcome", equalTo("saved"));
        late.then().body("outcome", equalTo("older")).body("draft.report.note", equalTo("newer"));
        put(patient, clock.instant().plus(Duration.ofDays(900)).toString(), "of a clock that is ahead")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("saved"))
                .body("clock.wrong", equalTo(true));
    }

    @Test
    void a_draft_whose_time_cannot_be_is_over_once_its_window_has_a_report() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        String window = windowIdOf(patient, 0).toString();
        Map<String, Object> ofReset =
                Map.of("savedAt", RESET, "report", Map.of("windowId", window, "note", "its draft"));

        JsonPath answer = as(patient)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "sentAt",
                        now.toString(),
                        "reports",
                        List.of(item(reportId, aReport(now.minusSeconds(30)).in(UUID.fromString(window)))),
                        "draft",
                        ofReset))
                .post("/me/sync")
                .jsonPath();
        Response late = as(patient).contentType(ContentType.JSON).body(ofReset).put("/me/draft");

        assertThat(answer.getString("reports[0].status")).isEqualTo("stored");
        assertThat(answer.getString("draft.outcome")).isEqualTo("over");
        late.then().statusCode(200).body("outcome", equalTo("over"));
        as(patient).get("/me/draft").then().statusCode(404);
    }

    @Test
    void a_report_whose_time_cannot_be_ends_no_draft_of_another_window() {
        Patient patient = anEnrolledPatient();
        Map<String, Object> thisWeeks = Map.of("windowId", Ids.next().toString(), "note", "of this week");
        as(patient)
                .contentType(ContentType.JSON)
                .body(Map.of("savedAt", clock.instant().toString(), "report", thisWeeks))
                .put("/me/draft")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("saved"));

        submit(patient, reportId, repaired().in(windowIdOf(patient, 0))).then().statusCode(201);

        as(patient).get("/me/draft").then().statusCode(200).body("report.note", equalTo("of this week"));
    }

    @Test
    void two_drafts_of_two_resets_in_the_same_second_are_two_moments() {
        Patient patient = anEnrolledPatient();
        put(patient, RESET, "before the first report").then().statusCode(200);
        put(patient, clock.instant().toString(), "on the tablet").then().statusCode(200);

        put(patient, RESET, "after the second reset").then().body("outcome", equalTo("saved"));
        put(patient, RESET, "before the first report").then().body("outcome", equalTo("older"));
        as(patient).delete("/me/draft").then().statusCode(204);
        put(patient, RESET, "before the first report").then().body("outcome", equalTo("over"));
        put(patient, RESET, "after the second reset").then().body("outcome", equalTo("over"));
    }

    @Test
    void a_correction_made_long_before_its_report_was_filed_cannot_be() {
        Patient patient = aPatientEnrolledAt(clock.instant().minus(Duration.ofDays(30)));
        submit(patient, reportId, aReport(clock.instant())).then().statusCode(201);
        amend(patient, Ids.next(), clock.instant().toString(), 5).then().statusCode(201);

        amend(patient, Ids.next(), clock.instant().minus(Duration.ofDays(10)).toString(), 6)
                .then()
                .statusCode(201)
                .body("current", equalTo(true))
                .body("clock.wrong", equalTo(true));
    }

    @Test
    void no_version_arrives_before_the_one_before_it() {
        Patient patient = anEnrolledPatient();
        submit(patient, reportId, aReport(clock.instant())).then().statusCode(201);
        Instant first = clock.instant().plusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
        sql.change("UPDATE report SET received_at = ? WHERE report_id = ?", first, reportId);

        Response second = amend(patient, Ids.next(), clock.instant().toString(), 5);

        second.then().statusCode(201).body("receivedAt", equalTo(first.toString()));
    }

    @Test
    void in_a_sync_a_report_of_a_wrong_clock_takes_no_window_from_one_of_a_right_one() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        UUID wrong = Ids.next();
        UUID right = Ids.next();

        JsonPath answer = as(patient)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "sentAt",
                        now.toString(),
                        "reports",
                        List.of(
                                item(wrong, repaired().pain(1)),
                                item(right, aReport(now.minusMillis(1)).pain(2)))))
                .post("/me/sync")
                .jsonPath();

        assertThat(answer.getList("reports.status")).isEqualTo(List.of("stored", "stored"));
        assertThat(answer.getList("reports.receipt.timing")).isEqualTo(List.of("unscheduled", "on-time"));
        assertThat(windowOf(patient, 0)).containsEntry("reportId", right.toString());
    }

    @Test
    void a_retry_that_spells_its_report_otherwise_is_a_repetition_and_one_that_says_otherwise_is_not() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ReportBody report = aReport(now)
                .with("submittedAt", now.plusNanos(123_456_000).toString())
                .with("temperatureCelsius", 36.9)
                .with("redFlags", List.of("fainting", "breathing"))
                .with(
                        "symptoms",
                        List.of(
                                Map.of("symptom", "nausea", "severity", 1),
                                Map.of("symptom", "headache", "severity", 2)))
                .with("declined", List.of("pain.now", "pain.worst"));
        ReportBody otherwise = report.with(
                        "submittedAt",
                        now.plusNanos(123_456_789)
                                .atZone(BERLIN)
                                .toOffsetDateTime()
                                .toString())
                .with("temperatureCelsius", new java.math.BigDecimal("36.900"))
                .with("redFlags", List.of("breathing", "fainting"))
                .with(
                        "symptoms",
                        List.of(
                                Map.of("symptom", "headache", "severity", 2),
                                Map.of("symptom", "nausea", "severity", 1)))
                .with("declined", List.of("pain.worst", "pain.now"))
                .with("formVersion", 2)
                .with("mode", "self");
        submit(patient, reportId, report).then().statusCode(201);

        submit(patient, reportId, otherwise).then().statusCode(200);
        submit(patient, Ids.next(), otherwise).then().statusCode(200).body("reportId", equalTo(reportId.toString()));
        submit(patient, reportId, otherwise.with("temperatureCelsius", 36.8))
                .then()
                .statusCode(409);

        UUID amendmentId = Ids.next();
        amend(patient, amendmentId, now.toString(), report.without("sentAt"))
                .then()
                .statusCode(201);
        amend(patient, amendmentId, now.toString(), otherwise.without("sentAt"))
                .then()
                .statusCode(200);
        amend(patient, amendmentId, now.toString(), otherwise.without("sentAt").pain(0))
                .then()
                .statusCode(409);
        assertThat(storedReportsOf(patient)).isOne();
    }

    @Test
    void nobodys_id_is_refused() {
        Patient patient = anEnrolledPatient();

        for (UUID nobodys : List.of(new UUID(0, 0), new UUID(-1, -1))) {
            submit(patient, nobodys, aReport(clock.instant()))
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/reportId"));
            as(patient)
                    .contentType(ContentType.JSON)
                    .body(Map.of(
                            "pauseId",
                            nobodys.toString(),
                            "from",
                            "2026-03-02",
                            "until",
                            "2026-03-03",
                            "reason",
                            "travel"))
                    .post("/me/pauses")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/pauseId"));
        }
        assertThat(storedReportsOf(patient)).isZero();
    }

    /** Filed while the clock stood in 1970, and sent after it was set right. */
    private ReportBody repaired() {
        return aReport(clock.instant()).with("submittedAt", RESET);
    }

    private static Map<String, Object> item(UUID reportId, ReportBody report) {
        Map<String, Object> item = new LinkedHashMap<>(report.json());
        item.put("reportId", reportId.toString());
        return item;
    }

    private Response put(Patient patient, String savedAt, String note) {
        return as(patient)
                .contentType(ContentType.JSON)
                .body(Map.of("savedAt", savedAt, "sentAt", clock.instant().toString(), "report", Map.of("note", note)))
                .put("/me/draft");
    }

    private Response amend(Patient patient, UUID amendmentId, String amendedAt, int pain) {
        return amend(
                patient,
                amendmentId,
                amendedAt,
                aReport(clock.instant()).without("sentAt").pain(pain));
    }

    private Response amend(Patient patient, UUID amendmentId, String amendedAt, ReportBody report) {
        Map<String, Object> amendment = new HashMap<>(Map.of(
                "amendmentId", amendmentId.toString(),
                "reason", "slipped",
                "amendedAt", amendedAt,
                "sentAt", clock.instant().toString(),
                "report", report.json()));
        return as(patient).contentType(ContentType.JSON).body(amendment).post("/me/reports/{id}/amendments", reportId);
    }
}
