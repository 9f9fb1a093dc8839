package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.softstone.outcomes.ReportBody.aReport;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.database.GroupCommit.Result;
import org.softstone.database.LockSpace;
import org.softstone.database.UnpooledConnection;
import org.softstone.http.Ids;
import org.softstone.outcomes.CountedSql;
import org.softstone.outcomes.ReportBody;
import org.softstone.outcomes.Scenario;
import org.softstone.outcomes.answer.ReadAhead;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.report.SubmitReport.Outcome;
import org.softstone.outcomes.report.SubmitTogether.Item;
import org.softstone.outcomes.report.SubmitTogether.Submitter;

@QuarkusTest
class SubmitTogetherComponentTest extends Scenario {

    @Inject
    SubmitTogether together;

    @Inject
    AnswerLimits answerLimits;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    CountedSql counted;

    @Test
    void of_fifty_in_a_sync_three_are_bad_and_two_repeat_and_each_gets_its_own_answer() {
        Patient patient = aPatientEnrolledAt(clock.instant().minus(Duration.ofDays(1)));
        Instant now = clock.instant();
        List<Map<String, Object>> reports = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            reports.add(item(Ids.next(), aReport(now.minusSeconds(50 - i)).note("report " + i)));
        }
        reports.set(7, item(Ids.next(), aReport(now).pain(11)));
        reports.set(8, item(Ids.next(), aReport(now).in(Ids.next())));
        reports.set(9, item(Ids.next(), aReport(now).rating(Ids.next(), 3)));
        reports.set(30, reports.get(20));
        reports.set(49, item(Ids.next(), aReport(now.minusSeconds(50)).note("report 0")));

        JsonPath answer = sync(patient, reports);

        List<String> expected =
                new ArrayList<>(Stream.generate(() -> "stored").limit(50).toList());
        List.of(7, 8, 9).forEach(bad -> expected.set(bad, "refused"));
        List.of(30, 49).forEach(again -> expected.set(again, "repeated"));
        assertThat(answer.<String>getList("reports.status")).isEqualTo(expected);
        assertThat(answer.getString("reports[49].receipt.reportId"))
                .isEqualTo(reports.getFirst().get("reportId"));
        assertThat(storedReportsOf(patient)).isEqualTo(45);
    }

    @Test
    void one_that_cannot_be_stored_harms_no_other() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        List<Map<String, Object>> reports = IntStream.range(0, 4)
                .mapToObj(i -> item(Ids.next(), aReport(now.minusSeconds(4 - i)).note("report " + i)))
                .toList();

        JsonPath answer;
        refuse((String) reports.get(2).get("reportId"));
        try {
            answer = sync(patient, reports);
        } finally {
            asOwner("DROP TRIGGER refuse ON report", "DROP FUNCTION refuse_report");
        }

        assertThat(answer.<String>getList("reports.status")).containsExactly("stored", "stored", "retry", "stored");
        assertThat(answer.getString("reports[2].problem.type")).isEqualTo("/problems/internal-error");
        assertThat(storedReportsOf(patient)).isEqualTo(3);
    }

    @Test
    void a_patient_whose_data_somebody_else_is_changing_is_left_and_the_others_do_not_wait() throws SQLException {
        Patient held = anEnrolledPatient();
        Patient other = anEnrolledPatient();
        Item ofHeld = item(held, aReport(clock.instant()));
        Item ofOther = item(other, aReport(clock.instant()));

        List<Result<Optional<Outcome>>> results;
        try (Connection inTheWay = UnpooledConnection.open(dataSource, "in-the-way", Map.of())) {
            lock(inTheWay, held);
            results = submit(List.of(ofHeld, ofOther));
        }

        assertThat(results.getFirst()).isInstanceOf(Result.Left.class);
        assertThat(results.getLast()).isInstanceOf(Result.Done.class);
        assertThat(storedReportsOf(held)).isZero();
        assertThat(storedReportsOf(other)).isOne();
    }

    @Test
    void a_report_that_waits_for_another_of_its_patient_leaves_one_audit_row() throws Exception {
        Patient patient = anEnrolledPatient();
        CompletableFuture<Integer> status;
        try (Connection inTheWay = UnpooledConnection.open(dataSource, "in-the-way", Map.of())) {
            lock(inTheWay, patient);
            status = CompletableFuture.supplyAsync(
                    () -> submit(patient, Ids.next(), aReport(clock.instant())).statusCode());
            await().until(() -> sql.first(
                            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", _ -> true)
                    .isPresent());
        }

        assertThat(status.get()).isEqualTo(201);
        assertThat(sql.list(
                        "SELECT action FROM access_audit WHERE patient_id = ? AND action = 'submit-report'",
                        row -> row.text("action"),
                        patient.patientId()))
                .hasSize(1);
    }

    @Test
    void twelve_reports_cost_as_many_statements_as_one() {
        List<Item> many = Stream.generate(this::anEnrolledPatient)
                .limit(12)
                .map(patient -> item(patient, aReport(clock.instant())))
                .toList();
        Item one = item(anEnrolledPatient(), aReport(clock.instant()));

        long ofOne = statementsOf(() -> submit(List.of(one)));
        long ofMany = statementsOf(() -> submit(many));

        // the patients' items, what surrounds the reports, and the reports
        assertThat(ofOne).isEqualTo(3);
        assertThat(ofMany).isEqualTo(ofOne);
    }

    /** The service's connection ends while its commit, which has been sent, takes long. */
    @Test
    void a_commit_whose_answer_is_lost_is_repeated_by_the_phone_and_found() {
        Patient patient = anEnrolledPatient();
        Instant now = clock.instant();
        List<Map<String, Object>> reports = IntStream.range(0, 3)
                .mapToObj(i -> item(Ids.next(), aReport(now.minusSeconds(4 - i)).note("report " + i)))
                .toList();
        loseTheAnswerTo((String) reports.getFirst().get("reportId"));

        JsonPath unanswered = sync(patient, reports);
        await().untilAsserted(() -> assertThat(storedReportsOf(patient)).isEqualTo(3));
        asOwner("DROP TRIGGER lose ON report", "DROP FUNCTION lose_answer");
        JsonPath repeated = sync(patient, reports);

        assertThat(unanswered.<String>getList("reports.status")).containsOnly("retry");
        assertThat(repeated.<String>getList("reports.status")).containsOnly("repeated");
        assertThat(storedReportsOf(patient)).isEqualTo(3);
        assertThat(reportEvents(patient, ReportSubmitted.class)).hasSize(3);
    }

    private long statementsOf(Runnable work) {
        String[] tables = {"activity", "report"};
        long before = counted.statementsAbout(tables);
        work.run();
        return counted.statementsAbout(tables) - before;
    }

    private List<Result<Optional<Outcome>>> submit(List<Item> items) {
        return QuarkusTransaction.requiringNew().call(() -> together.submit(items));
    }

    private Item item(Patient patient, ReportBody report) {
        UUID reportId = Ids.next();
        Submission submission = Submission.byPatient(
                reportId, new Sent(JsonMapper.builder().build().valueToTree(report.json())), clock.instant());
        return new Item(
                new Submitter.Known(profileOf(patient)),
                submission,
                ReadAhead.of(reportId, submission.report(), submission.purpose(), answerLimits));
    }

    private static Map<String, Object> item(UUID reportId, ReportBody report) {
        Map<String, Object> item = new LinkedHashMap<>(report.without("sentAt").json());
        item.put("reportId", reportId.toString());
        return item;
    }

    private JsonPath sync(Patient patient, List<Map<String, Object>> reports) {
        return as(patient)
                .contentType(ContentType.JSON)
                .body(Map.of("sentAt", clock.instant().toString(), "reports", reports))
                .post("/me/sync")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** As if a row of this report broke a constraint. */
    private void refuse(String reportId) {
        asOwner(
                """
                CREATE FUNCTION refuse_report() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.report_id = '%s' THEN RAISE EXCEPTION 'refused' USING ERRCODE = '23514'; END IF;
                    RETURN NEW;
                END $$""".formatted(reportId),
                "CREATE TRIGGER refuse BEFORE INSERT ON report FOR EACH ROW EXECUTE FUNCTION refuse_report()");
    }

    /** Its commit takes 8 s, whatever the time-outs of PostgreSQL; the service closes the connection after 5 s. */
    private void loseTheAnswerTo(String reportId) {
        asOwner("""
                CREATE FUNCTION lose_answer() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    BEGIN
                        PERFORM pg_sleep(8);
                    EXCEPTION WHEN query_canceled THEN
                        PERFORM pg_sleep(4);
                    END;
                    RETURN NULL;
                END $$""", """
                CREATE CONSTRAINT TRIGGER lose AFTER INSERT ON report DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.report_id = '%s') EXECUTE FUNCTION lose_answer()""".formatted(reportId));
    }

    private static void lock(Connection connection, Patient patient) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_xact_lock(%d)".formatted(LockSpace.CHANGING.number(patient.patientId())));
        }
    }
}
