package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    private static void lock(Connection connection, Patient patient) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_xact_lock(%d)".formatted(LockSpace.CHANGING.number(patient.patientId())));
        }
    }
}
