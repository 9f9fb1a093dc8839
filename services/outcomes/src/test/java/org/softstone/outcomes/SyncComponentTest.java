package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.ReportAmended;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.http.Ids;

/** A phone that was offline sends its whole queue at once. */
@QuarkusTest
class SyncComponentTest extends Scenario {

    @Test
    void each_report_gets_its_own_result_in_the_order_of_the_request() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        UUID known = Ids.next();
        submit(patient, known, aReport(now).pain(3)).then().statusCode(201);

        JsonPath answer = sync(
                patient,
                Map.of(
                        "sentAt", now.toString(),
                        "reports",
                                List.of(
                                        item(Ids.next(), aReport(now).pain(11)),
                                        item(known, aReport(now).pain(3)),
                                        item(known, aReport(now).pain(9)),
                                        item(Ids.next(), aReport(now).pain(2)),
                                        aReport(now).json())));

        assertThat(answer.getList("reports.status"))
                .isEqualTo(List.of("refused", "repeated", "differs", "stored", "refused"));
        assertThat(answer.<String>getList("reports[0].problem.errors.pointer"))
                .containsExactly("/reports/0/pain/average");
        assertThat(answer.getString("reports[1].receipt.reportId")).isEqualTo(known.toString());
        assertThat(answer.getString("reports[2].problem.type")).isEqualTo("/problems/report-differs");
        assertThat(answer.getString("reports[3].receipt.timing")).isEqualTo("unscheduled");
        assertThat(answer.<String>getList("reports[4].problem.errors.pointer")).containsExactly("/reports/4/reportId");
        assertThat(storedReportsOf(patient)).isEqualTo(2);
    }

    @Test
    void a_part_that_cannot_be_read_harms_no_other() {
        Patient patient = anEnrolledPatient();
        String good = "{\"reportId\": \"%s\", \"submittedAt\": \"%s\", \"pain\": {\"average\": 4}}"
                .formatted(Ids.next(), clock.instant());
        List<String> bad = List.of(
                "4",
                "null",
                "[]",
                "{\"pain\": \"4\"}",
                "{\"pain\": {\"average\": 4, \"average\": 5}}",
                "{\"pain\": {\"average\": 4.5}}",
                "{\"temperatureCelsius\": 1e999999}",
                "{\"colour\": 1}",
                "{\"note\": \"nothing \\u0000\"}");

        JsonPath answer = syncRaw(
                        patient,
                        "{\"reports\": [%s, %s], \"amendments\": [7, {\"reason\": 8}], \"draft\": []}"
                                .formatted(String.join(", ", bad), good))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(answer.<String>getList("reports.status").subList(0, bad.size()))
                .containsOnly("refused");
        assertThat(answer.getString("reports[%d].status".formatted(bad.size()))).isEqualTo("stored");
        assertThat(answer.getString("reports[3].problem.errors[0].pointer")).isEqualTo("/reports/3/pain");
        assertThat(answer.<String>getList("amendments.status")).containsExactly("refused", "refused");
        assertThat(answer.getString("draftProblem.type")).isEqualTo("/problems/invalid-fields");
        assertThat(storedReportsOf(patient)).isOne();
    }

    @Test
    void one_unreadable_byte_in_one_note_blocks_no_other_report() {
        Patient patient = anEnrolledPatient();
        String report =
                "{\"reportId\": \"%s\", \"submittedAt\": \"%s\", \"pain\": {\"average\": %s}, \"note\": \"a%sb\"}";
        UUID named = Ids.next();
        String at = clock.instant().toString();
        byte[] body = "\u00EF\u00BB\u00BF{\"reports\": [%s, %s, %s, %s, %s]}"
                .formatted(
                        report.formatted(Ids.next(), at, 1, ""),
                        report.formatted(named, at, 2, "\u00C3"),
                        report.formatted(Ids.next(), at, 3, "\t"),
                        report.formatted(Ids.next(), at, "07", ""),
                        report.formatted(Ids.next(), at, 4, "\u00C3\u00A4"))
                .getBytes(StandardCharsets.ISO_8859_1);

        JsonPath answer = as(patient)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/me/sync")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(answer.<String>getList("reports.status"))
                .containsExactly("stored", "refused", "refused", "refused", "stored");
        assertThat(answer.getString("reports[1].reportId")).isEqualTo(named.toString());
        assertThat(answer.getString("reports[1].problem.type")).isEqualTo("/problems/malformed-request");
        assertThat(answer.getString("reports[1].problem.errors[0].pointer")).isEqualTo("/reports/1");
        assertThat(answer.getString("reports[1].problem.errors[0].detail")).contains("UTF-8 at byte ");
        assertThat(reportsOf(patient)).extracting(stored -> stored.get("note")).containsExactlyInAnyOrder("ab", "aäb");
    }

    @Test
    void a_document_that_is_broken_is_400_with_the_place_and_nothing_is_stored() {
        Patient patient = anEnrolledPatient();
        String report = "{\"reportId\": \"%s\", \"submittedAt\": \"%s\", \"pain\": {\"average\": 4}, \"note\": \"%s\"}";
        String at = clock.instant().toString();

        syncRaw(
                        patient,
                        "{\"reports\": [%s, %s]}"
                                .formatted(
                                        report.formatted(Ids.next(), at, "ok"),
                                        report.formatted(Ids.next(), at, "they said \"ow\"")))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"))
                .body("errors[0].pointer", equalTo("/reports/1"));
        assertThat(storedReportsOf(patient)).isZero();
    }

    @Test
    void fifty_one_reports_are_refused_and_none_is_stored() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();

        Response response = syncRaw(
                patient,
                Map.of(
                        "reports",
                        IntStream.range(0, 51)
                                .mapToObj(i -> item(Ids.next(), aReport(now).note("report " + i)))
                                .toList()));

        response.then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-fields"))
                .body("errors[0].pointer", equalTo("/reports"));
        assertThat(storedReportsOf(patient)).isZero();
    }

    @Test
    void fifty_reports_of_the_longest_kind_fit_into_one_request_and_are_stored() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        List<Map<String, Object>> reports = IntStream.range(0, 50)
                .mapToObj(i ->
                        item(Ids.next(), aReport(now.minus(Duration.ofHours(i))).note("ä".repeat(1990) + i)))
                .toList();

        JsonPath answer = sync(patient, Map.of("sentAt", now.toString(), "reports", reports));
        JsonPath again = sync(patient, Map.of("sentAt", now.toString(), "reports", reports));

        assertThat(answer.getList("reports.status")).containsOnly("stored");
        assertThat(again.getList("reports.status")).containsOnly("repeated");
        assertThat(storedReportsOf(patient)).isEqualTo(50);
    }

    @Test
    void more_than_a_MiB_is_413() {
        Patient patient = anEnrolledPatient();

        syncRaw(patient, Map.of("draft", Map.of("savedAt", "a".repeat(1024 * 1024))))
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/too-large"));
    }

    @Test
    void the_clock_of_the_sync_counts_for_reports_that_do_not_tell_theirs() {
        Patient patient = aPatientWithAWeekLongGone();
        Duration error = Duration.ofHours(30);
        Instant filedAt = dueOf(patient, 1).minus(Duration.ofHours(1));

        JsonPath answer = sync(
                patient,
                Map.of(
                        "sentAt", clock.instant().minus(error).toString(),
                        "reports",
                                List.of(item(
                                        Ids.next(),
                                        aReport(filedAt.minus(error)).without("sentAt")))));

        assertThat(answer.getString("reports[0].receipt.timing")).isEqualTo("on-time");
        assertThat(answer.getInt("reports[0].receipt.week")).isEqualTo(1);
        assertThat(answer.getBoolean("reports[0].receipt.clock.wrong")).isTrue();
        assertThat(answer.getBoolean("clock.wrong")).isTrue();
        assertThat(answer.getLong("clock.errorSeconds")).isBetween(30 * 3600L, 30 * 3600L + 60);
    }

    @Test
    void a_report_that_still_tells_when_an_earlier_attempt_was_sent_stays_on_time() {
        Patient patient = aPatientWithAWeekLongGone();
        Instant filedAt = dueOf(patient, 1).minus(Duration.ofHours(1));
        Map<String, Object> report = item(Ids.next(), aReport(filedAt));
        report.put("sentAt", filedAt.plusSeconds(1).toString());

        JsonPath answer = sync(patient, Map.of("sentAt", clock.instant().toString(), "reports", List.of(report)));

        assertThat(answer.getString("reports[0].receipt.timing")).isEqualTo("on-time");
        assertThat(answer.getBoolean("reports[0].receipt.clock.wrong")).isFalse();
    }

    @Test
    void the_order_inside_a_sync_does_not_matter() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        UUID first = Ids.next();
        UUID second = Ids.next();

        JsonPath answer = sync(
                patient,
                Map.of(
                        "sentAt", now.toString(),
                        "reports",
                                List.of(
                                        item(
                                                second,
                                                aReport(now.minusSeconds(1)).pain(2)),
                                        item(first, aReport(now.minusSeconds(2)).pain(1)))));

        assertThat(answer.getList("reports.receipt.timing")).isEqualTo(List.of("unscheduled", "on-time"));
        assertThat(windowOf(patient, 0)).containsEntry("reportId", first.toString());
    }

    @Test
    void amendments_of_reports_of_the_same_request_are_handled_after_them() {
        Patient patient = aPatientEnrolledAt(clock.instant().minus(Duration.ofDays(1)));
        Instant now = clock.instant();
        UUID reportId = Ids.next();
        Map<String, Object> amendment = Map.of(
                "reportId", reportId.toString(),
                "amendmentId", Ids.next().toString(),
                "reason", "slipped",
                "report", aReport(now).pain(7).json());
        Map<String, Object> queue = Map.of(
                "sentAt", now.toString(),
                "amendments", List.of(amendment),
                "reports", List.of(item(reportId, aReport(now.minusSeconds(60)).pain(1))),
                "draft", Map.of("savedAt", now.plusSeconds(1).toString(), "report", Map.of("note", "begun")));

        JsonPath answer = sync(patient, queue);
        JsonPath again = sync(patient, queue);

        assertThat(answer.getString("reports[0].status")).isEqualTo("stored");
        assertThat(answer.getString("amendments[0].status")).isEqualTo("stored");
        assertThat(answer.getInt("amendments[0].receipt.version")).isEqualTo(2);
        assertThat(answer.getString("draft.outcome")).isEqualTo("saved");
        assertThat(again.getString("amendments[0].status")).isEqualTo("repeated");
        assertThat(reportsOf(patient).getFirst())
                .containsEntry("version", 2)
                .containsEntry("pain", Map.of("average", 7));
    }

    @Test
    void an_amendment_of_a_report_that_nobody_knows_waits_for_it() {
        Patient patient = anEnrolledPatient();

        JsonPath answer = sync(
                patient,
                Map.of(
                        "amendments",
                        List.of(Map.of(
                                "reportId", Ids.next().toString(),
                                "amendmentId", Ids.next().toString(),
                                "reason", "slipped",
                                "report", aReport(clock.instant()).json()))));

        assertThat(answer.getString("amendments[0].status")).isEqualTo("retry");
        assertThat(answer.getString("amendments[0].problem.type")).isEqualTo("/problems/not-found");
    }

    @Test
    void an_amendment_of_a_report_that_is_refused_beside_it_waits_for_nothing() {
        Patient patient = anEnrolledPatient();
        UUID reportId = Ids.next();

        JsonPath answer = sync(
                patient,
                Map.of(
                        "reports",
                        List.of(item(reportId, aReport(clock.instant()).pain(11))),
                        "amendments",
                        List.of(Map.of(
                                "reportId", reportId.toString(),
                                "amendmentId", Ids.next().toString(),
                                "reason", "slipped",
                                "report", aReport(clock.instant()).json()))));

        assertThat(answer.getString("reports[0].status")).isEqualTo("refused");
        assertThat(answer.getString("amendments[0].status")).isEqualTo("refused");
    }

    @Test
    void an_amendment_of_a_report_that_cannot_be_read_beside_it_waits_for_nothing() {
        Patient patient = anEnrolledPatient();
        String reportId = Ids.next().toString();

        JsonPath answer = sync(
                patient,
                Map.of(
                        "reports",
                        List.of(Map.of("reportId", reportId, "pain", Map.of("average", "much"))),
                        "amendments",
                        List.of(Map.of(
                                "reportId",
                                reportId,
                                "amendmentId",
                                Ids.next().toString(),
                                "reason",
                                "slipped",
                                "report",
                                aReport(clock.instant()).json()))));

        assertThat(answer.getString("reports[0].status")).isEqualTo("refused");
        assertThat(answer.getString("reports[0].reportId")).isEqualTo(reportId);
        assertThat(answer.getString("amendments[0].status")).isEqualTo("refused");
    }

    @Test
    void an_amendment_of_a_repetition_in_the_same_request_amends_the_first() {
        Patient patient = anEnrolledPatient();
        UUID first = Ids.next();
        UUID again = Ids.next();
        ReportBody report = aReport(clock.instant()).without("sentAt");
        submit(patient, first, report).then().statusCode(201);

        JsonPath answer = sync(
                patient,
                Map.of(
                        "reports",
                        List.of(item(again, report)),
                        "amendments",
                        List.of(Map.of(
                                "reportId", again.toString(),
                                "amendmentId", Ids.next().toString(),
                                "reason", "slipped",
                                "report", report.pain(7).json()))));

        assertThat(answer.getString("reports[0].status")).isEqualTo("repeated");
        assertThat(answer.getString("amendments[0].status")).isEqualTo("stored");
        assertThat(answer.getString("amendments[0].receipt.reportId")).isEqualTo(first.toString());
        assertThat(reportsOf(patient).getFirst()).containsEntry("pain", Map.of("average", 7));
    }

    @Test
    void when_the_database_fails_in_the_middle_what_is_stored_stays_and_the_rest_is_to_be_repeated() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        List<UUID> ids = IntStream.range(0, 4).mapToObj(_ -> Ids.next()).toList();
        List<Map<String, Object>> reports = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            reports.add(item(ids.get(i), aReport(now.minusSeconds(10 - i)).note("report " + i)));
        }
        Map<String, Object> queue = Map.of(
                "sentAt", now.toString(),
                "reports", reports,
                "amendments",
                        List.of(Map.of(
                                "reportId", ids.get(3).toString(),
                                "amendmentId", Ids.next().toString(),
                                "reason", "slipped",
                                "report", aReport(now).pain(7).json())));

        JsonPath interrupted;
        failOn(ids.get(2));
        try {
            interrupted = sync(patient, queue);
        } finally {
            mend();
        }
        long storedMeanwhile = storedReportsOf(patient);
        JsonPath repeated = sync(patient, queue);

        assertThat(interrupted.getList("reports.status")).isEqualTo(List.of("stored", "stored", "retry", "retry"));
        assertThat(interrupted.getString("reports[2].problem.type")).isEqualTo("/problems/unavailable");
        assertThat(interrupted.getString("amendments[0].status")).isEqualTo("retry");
        assertThat(storedMeanwhile).isEqualTo(2);
        assertThat(repeated.getList("reports.status")).isEqualTo(List.of("repeated", "repeated", "stored", "stored"));
        assertThat(repeated.getString("amendments[0].status")).isEqualTo("stored");
        submit(patient, Ids.next(), aReport(clock.instant())).then().statusCode(201);
        assertThat(reportEvents(patient, 7))
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                        ReportWindowOpened.class,
                        ReportSubmitted.class,
                        ReportSubmitted.class,
                        ReportSubmitted.class,
                        ReportSubmitted.class,
                        ReportAmended.class,
                        ReportSubmitted.class);
    }

    @Test
    void a_patient_stores_nothing_in_anothers_name() {
        Patient patient = anEnrolledPatient();
        Patient other = anEnrolledPatient();
        Instant now = clock.instant();
        UUID reportId = Ids.next();
        submit(other, reportId, aReport(now)).then().statusCode(201);

        JsonPath answer = sync(
                patient,
                Map.of(
                        "reports",
                                List.of(
                                        item(reportId, aReport(now)),
                                        item(Ids.next(), aReport(now).in(windowIdOf(other, 0)))),
                        "amendments",
                                List.of(Map.of(
                                        "reportId", reportId.toString(),
                                        "amendmentId", Ids.next().toString(),
                                        "reason", "slipped",
                                        "report", aReport(now).pain(9).json()))));

        assertThat(answer.getList("reports.status")).isEqualTo(List.of("differs", "refused"));
        assertThat(answer.getString("amendments[0].problem.type")).isEqualTo("/problems/not-found");
        assertThat(reportsOf(other).getFirst()).containsEntry("version", 1);
        assertThat(storedReportsOf(patient)).isZero();
    }

    @Test
    void an_empty_queue_tells_the_clock() {
        Patient patient = anEnrolledPatient();

        JsonPath answer = sync(patient, Map.of("sentAt", clock.instant().toString()));

        assertThat(answer.getList("reports")).isEqualTo(Collections.emptyList());
        assertThat(answer.getBoolean("clock.wrong")).isFalse();
    }

    private static Map<String, Object> item(UUID reportId, ReportBody report) {
        Map<String, Object> item = new LinkedHashMap<>(report.without("sentAt").json());
        item.put("reportId", reportId.toString());
        return item;
    }

    private JsonPath sync(Patient patient, Map<String, Object> queue) {
        return syncRaw(patient, queue).then().statusCode(200).extract().jsonPath();
    }

    private Response syncRaw(Patient patient, Object queue) {
        return as(patient).contentType(ContentType.JSON).body(queue).post("/me/sync");
    }

    /** The database goes away, as seen by the one report. */
    private void failOn(UUID reportId) {
        asOwner(
                """
                CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.report_id = '%s' THEN RAISE EXCEPTION 'going away' USING ERRCODE = '57P01'; END IF;
                    RETURN NEW;
                END $$""".formatted(reportId),
                "CREATE TRIGGER fail_once BEFORE INSERT ON report FOR EACH ROW EXECUTE FUNCTION fail_once()");
    }

    private void mend() {
        asOwner("DROP TRIGGER fail_once ON report", "DROP FUNCTION fail_once");
    }

    private Instant dueOf(Patient patient, int week) {
        return Instant.parse((String) windowOf(patient, week).get("dueAt"));
    }
}
