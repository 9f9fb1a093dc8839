package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.softstone.http.Ids;

/** What a patient has begun to fill in, on one device or on two. */
@QuarkusTest
class DraftComponentTest extends Scenario {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void a_draft_is_kept_as_it_is() {
        Patient patient = anEnrolledPatient();
        as(patient)
                .get("/me/draft")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/no-draft"));
        String savedAt = local(clock.instant().minus(MINUTE));

        Response saved = put(
                patient, Map.of("savedAt", savedAt, "report", Map.of("pain", Map.of("average", 4), "note", "tired")));

        saved.then()
                .statusCode(200)
                .body("outcome", equalTo("saved"))
                .body("draft.savedAt", equalTo(savedAt))
                .body("discarded", nullValue());
        Response read = as(patient).get("/me/draft");
        read.then()
                .statusCode(200)
                .body("savedAt", equalTo(savedAt))
                .body("report", equalTo(Map.of("pain", Map.of("average", 4), "note", "tired")));
        assertThat(saved.<Object>path("draft")).isEqualTo(read.path("$"));
    }

    @Test
    void of_two_devices_the_one_that_saved_last_wins_and_the_loser_is_given_back() {
        Patient patient = anEnrolledPatient();
        Instant earlier = clock.instant().minus(MINUTE.multipliedBy(20));
        Instant later = earlier.plus(MINUTE);

        Response first = put(patient, draft(later, "from the phone"));
        Response older = put(patient, draft(earlier, "from the tablet"));
        Response latest = put(patient, draft(later.plus(MINUTE), "from the tablet again"));

        first.then().body("outcome", equalTo("saved"));
        older.then()
                .statusCode(200)
                .body("outcome", equalTo("older"))
                .body("draft.report.note", equalTo("from the phone"))
                .body("discarded.report.note", equalTo("from the tablet"));
        latest.then()
                .body("outcome", equalTo("saved"))
                .body("draft.report.note", equalTo("from the tablet again"))
                .body("discarded.report.note", equalTo("from the phone"));
        assertThat(noteOf(patient)).isEqualTo("from the tablet again");
    }

    @Test
    void of_two_drafts_of_the_same_moment_the_same_one_wins_in_either_order() {
        Patient one = anEnrolledPatient();
        Patient other = anEnrolledPatient();
        Instant moment = clock.instant().minus(MINUTE);

        put(one, draft(moment, "a")).then().statusCode(200);
        put(one, draft(moment, "b")).then().statusCode(200);
        put(other, draft(moment, "b")).then().statusCode(200);
        put(other, draft(moment, "a")).then().statusCode(200);

        assertThat(noteOf(one)).isEqualTo(noteOf(other));
    }

    @Test
    void a_repetition_discards_nothing() {
        Patient patient = anEnrolledPatient();
        Instant saved = clock.instant().minus(MINUTE);
        Map<String, Object> draft = draft(saved, "tired");

        Response first = put(patient, draft);
        Response repeated = put(patient, draft);
        draft.put("sentAt", clock.instant().plus(MINUTE).toString()); // its clock is ahead by a minute
        Response corrected = put(patient, draft);

        assertThat(repeated.asString()).isEqualTo(first.asString());
        assertThat(corrected.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_clock_that_is_hours_ahead_does_not_win() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        Map<String, Object> fast = draft(now.plus(Duration.ofHours(3)), "an hour ago");
        fast.put("sentAt", now.plus(Duration.ofHours(4)).toString());

        put(patient, fast).then().statusCode(200).body("outcome", equalTo("saved"));
        put(patient, draft(now.minus(MINUTE), "a minute ago")).then().body("outcome", equalTo("saved"));

        assertThat(noteOf(patient)).isEqualTo("a minute ago");
    }

    @Test
    void a_deleted_draft_stays_deleted_when_an_older_one_or_itself_arrives_late() {
        Patient patient = anEnrolledPatient();
        Instant saved = clock.instant().minus(MINUTE.multipliedBy(10));
        put(patient, draft(saved, "deleted")).then().statusCode(200);
        as(patient).delete("/me/draft").then().statusCode(204);
        as(patient).delete("/me/draft").then().statusCode(204);

        Response itself = put(patient, draft(saved, "deleted"));
        Response older = put(patient, draft(saved.minus(MINUTE), "older"));

        itself.then()
                .statusCode(200)
                .body("outcome", equalTo("over"))
                .body("draft", nullValue())
                .body("discarded.report.note", equalTo("deleted"));
        older.then().body("outcome", equalTo("over"));
        as(patient).get("/me/draft").then().statusCode(404);
        put(patient, draft(saved.plus(MINUTE), "begun anew")).then().body("outcome", equalTo("saved"));
        assertThat(noteOf(patient)).isEqualTo("begun anew");
    }

    @Test
    void deleting_leaves_nothing_of_what_it_said() {
        Patient patient = anEnrolledPatient();
        put(patient, draft(clock.instant().minus(MINUTE), "private")).then().statusCode(200);

        as(patient).delete("/me/draft").then().statusCode(204);

        assertThat(sql.list(
                        "SELECT content::text AS content FROM report_draft WHERE patient_id = ?",
                        row -> row.text("content"),
                        patient.patientId()))
                .singleElement()
                .asString()
                .doesNotContain("private")
                .doesNotContain("report");
    }

    @Test
    void a_draft_ends_with_the_report_that_is_sent_after_it() {
        Patient patient = anEnrolledPatient();
        Instant saved = clock.instant().minus(MINUTE);
        put(patient, draft(saved, "tired")).then().statusCode(200);

        submit(patient, Ids.next(), aReport(clock.instant())).then().statusCode(201);

        as(patient).get("/me/draft").then().statusCode(404);
        put(patient, draft(saved, "tired")).then().body("outcome", equalTo("over"));
        put(patient, draft(clock.instant(), "next week")).then().body("outcome", equalTo("saved"));
        assertThat(noteOf(patient)).isEqualTo("next week");
    }

    @Test
    void a_draft_of_an_answered_window_is_over_when_it_arrives() {
        Patient patient = anEnrolledPatient();
        UUID window = windowIdOf(patient, 0);
        Instant saved = clock.instant().minus(MINUTE);
        submit(patient, Ids.next(), aReport(clock.instant()).in(window)).then().statusCode(201);

        Response late = put(
                patient,
                Map.of(
                        "savedAt",
                        saved.toString(),
                        "report",
                        Map.of("windowId", window.toString().toUpperCase(java.util.Locale.ROOT))));

        late.then().statusCode(200).body("outcome", equalTo("over")).body("draft", nullValue());
        as(patient).get("/me/draft").then().statusCode(404);
    }

    @Test
    void a_report_that_was_filed_before_it_leaves_the_draft_alone() {
        Patient patient = aPatientEnrolledAt(clock.instant().minus(Duration.ofDays(30)));
        put(patient, draft(clock.instant().minus(MINUTE), "of today")).then().statusCode(200);

        submit(
                        patient,
                        Ids.next(),
                        aReport(clock.instant().minus(Duration.ofDays(20))).sentAt(clock.instant()))
                .then()
                .statusCode(201);

        assertThat(noteOf(patient)).isEqualTo("of today");
    }

    @Test
    void a_patient_sees_her_own_draft_and_nobody_elses() {
        Patient patient = anEnrolledPatient();
        Patient other = anEnrolledPatient();
        put(other, draft(clock.instant().minus(MINUTE), "only theirs")).then().statusCode(200);

        as(patient).get("/me/draft").then().statusCode(404);
        as(patient).delete("/me/draft").then().statusCode(204);

        assertThat(noteOf(other)).isEqualTo("only theirs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            422 | /savedAt             | {"report": {}}
            422 | /savedAt             | {"savedAt": "2026-03-02T19:03:42", "report": {}}
            422 | /savedAt             | {"savedAt": 5, "report": {}}
            422 | /savedAt             | {"savedAt": "2026-03-02T19:03:42+01:00:30", "report": {}}
            422 | /savedAt             | {"savedAt": "2026-03-02T19:03:42+01", "report": {}}
            422 | /report              | {"savedAt": "2026-03-02T19:03:42Z"}
            422 | /report              | {"savedAt": "2026-03-02T19:03:42Z", "report": null}
            422 | /report              | {"savedAt": "2026-03-02T19:03:42Z", "report": "tired"}
            422 | /report/colour       | {"savedAt": "2026-03-02T19:03:42Z", "report": {"colour": "red"}}
            422 | /report/note         | {"savedAt": "2026-03-02T19:03:42Z", "report": {"note": "nothing \\u0000"}}
            422 | /report/globalChange | {"savedAt": "2026-03-02T19:03:42Z", "report": {"globalChange": 1e999999999}}
            422 | /colour              | {"savedAt": "2026-03-02T19:03:42Z", "report": {}, "colour": "red"}
            """)
    void a_draft_that_cannot_be_kept_is_refused_with_its_pointer(int status, String pointer, String body) {
        Patient patient = anEnrolledPatient();

        Response response = as(patient).contentType(ContentType.JSON).body(body).put("/me/draft");

        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of(pointer)));
        as(patient).get("/me/draft").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``
            null
            {
            {"savedAt": "2026-03-02T19:03:42Z", "report": {"note": "a", "note": "b"}}
            """)
    void what_is_no_draft_at_all_is_400(String body) {
        Patient patient = anEnrolledPatient();

        Response response = as(patient).contentType(ContentType.JSON).body(body).put("/me/draft");

        response.then().statusCode(400).body("type", equalTo("/problems/malformed-request"));
    }

    private static Map<String, Object> draft(Instant savedAt, String note) {
        return new HashMap<>(Map.of("savedAt", savedAt.toString(), "report", Map.of("note", note)));
    }

    private static String local(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).atZone(BERLIN).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private Response put(Patient patient, Map<String, Object> draft) {
        return as(patient).contentType(ContentType.JSON).body(draft).put("/me/draft");
    }

    private String noteOf(Patient patient) {
        return as(patient).get("/me/draft").then().statusCode(200).extract().path("report.note");
    }
}
