package org.softstone.outcomes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.outcomes.ReportBody.aReport;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.softstone.database.LockSpace;
import org.softstone.database.UnpooledConnection;
import org.softstone.http.Ids;

/** Somebody holds the lock of one patient, and more requests about them come than the pool has connections. */
@QuarkusTest
class OnePatientHoldsUpNobodyComponentTest extends Scenario {

    @Inject
    AgroalDataSource dataSource;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void others_are_answered_at_once_and_she_may_come_again() throws Exception {
        Patient held = anEnrolledPatient();
        Patient other = anEnrolledPatient();
        List<UUID> reports = Stream.generate(Ids::next)
                .limit(dataSource
                                .getConfiguration()
                                .connectionPoolConfiguration()
                                .maxSize()
                        + 10)
                .toList();
        UUID ofOther = Ids.next();
        ReportBody said = aReport(clock.instant()).pain(3);
        List<Duration> ofOthers = new ArrayList<>();
        List<Response> answers = new ArrayList<>();

        try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor();
                Connection inTheWay = UnpooledConnection.open(dataSource, "in-the-way", Map.of())) {
            lock(inTheWay, held);
            List<Future<Response>> waiting = reports.stream()
                    .map(report -> phones.submit(
                            () -> submit(held, report, aReport(clock.instant()).pain(4))))
                    .toList();
            while (waiting.stream().anyMatch(answer -> !answer.isDone())) {
                long began = System.nanoTime();
                assertThat(submit(other, ofOther, said).statusCode()).isIn(200, 201);
                ofOthers.add(Duration.ofNanos(System.nanoTime() - began));
                assertThat(given().get(management.resolve("/q/health/ready")).statusCode())
                        .isEqualTo(200);
            }
            for (Future<Response> answer : waiting) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/unavailable");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 10);
        });
        // The middle one: a machine that does other things may be slow once.
        Collections.sort(ofOthers);
        assertThat(ofOthers.get(ofOthers.size() / 2)).isLessThan(Duration.ofSeconds(1));
        assertThat(storedReportsOf(held)).isZero();
        assertThat(submit(held, reports.getFirst(), aReport(clock.instant()).pain(4))
                        .statusCode())
                .isEqualTo(201);
    }

    /** As a request does that never ends. */
    private static void lock(Connection connection, Patient patient) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_xact_lock(%d)".formatted(LockSpace.CHANGING.number(patient.patientId())));
        }
    }
}
