package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.http.Ids;
import org.softstone.outcomes.ReportBody;
import org.softstone.outcomes.Scenario;

/** Phones send late, in any order, several times and from several devices at once. */
@QuarkusTest
class PhoneQueueComponentTest extends Scenario {

    private static final int WEEKS = 4;

    private record Queued(UUID reportId, ReportBody report) {}

    /** The same queue of one report per week, in random order, with random repetitions, ends in one stored state. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_order_and_repetition_of_a_phones_queue_ends_in_the_same_state(long seed) {
        Random random = new Random(seed);
        Patient patient = aPatientOfPastWeeks(WEEKS);
        List<Queued> attempts = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            Instant filedAt = dueOf(patient, week).minus(Duration.ofHours(5));
            ReportBody report = aReport(filedAt).pain(week);
            Queued queued =
                    new Queued(Ids.next(), random.nextBoolean() ? report : report.in(windowIdOf(patient, week)));
            attempts.addAll(Collections.nCopies(1 + random.nextInt(3), queued));
        }
        Collections.shuffle(attempts, random);

        attempts.forEach(queued -> {
            Response response =
                    submit(patient, queued.reportId(), queued.report().sentAt(clock.instant()));
            assertThat(response.statusCode()).isIn(200, 201);
        });

        assertThat(windowsOf(patient))
                .hasSize(WEEKS)
                .allSatisfy(window -> assertThat(window).containsEntry("state", "submitted"));
        assertThat(reportsOf(patient))
                .hasSize(WEEKS)
                .allSatisfy(report -> assertThat(report)
                        .containsEntry("timing", "on-time")
                        .containsEntry("pain", Map.of("average", report.get("week"))));
        assertThat(reportEvents(patient, ReportSubmitted.class)).hasSize(WEEKS);
    }

    /**
     * One report per week and corrections of them, sent alone or in syncs, in random order, with answers that get lost: the
     * phone repeats what it does not know to be stored, and in the end everybody sees what was meant last.
     */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void any_sequence_of_single_sends_and_syncs_with_lost_answers_ends_in_the_same_state(long seed) {
        Random random = new Random(seed);
        Patient patient = aPatientOfPastWeeks(WEEKS);
        List<Waiting> queue = new ArrayList<>();
        List<Integer> meant = new ArrayList<>();
        int corrections = 0;
        for (int week = 0; week < WEEKS; week++) {
            Instant filedAt = dueOf(patient, week).minus(Duration.ofHours(5));
            UUID reportId = Ids.next();
            ReportBody report = aReport(filedAt).pain(week).without("sentAt");
            queue.add(new Waiting(reportId, null, report.json()));
            meant.add(week);
            for (int i = random.nextInt(3); i > 0; i--) {
                int pain = random.nextInt(11);
                UUID amendmentId = Ids.next();
                queue.add(new Waiting(
                        reportId,
                        amendmentId,
                        Map.of(
                                "amendmentId", amendmentId.toString(),
                                "reason", "slipped",
                                "amendedAt", filedAt.plusSeconds(100 - i).toString(),
                                "report", report.pain(pain).json())));
                meant.set(week, pain);
                corrections++;
            }
        }

        List<Waiting> waiting = new ArrayList<>(queue);
        for (int step = 0; !waiting.isEmpty(); step++) {
            assertThat(step).as("steps until the queue is empty").isLessThan(100);
            Collections.shuffle(waiting, random);
            List<Waiting> sent = List.copyOf(waiting.subList(0, 1 + random.nextInt(waiting.size())));
            List<Waiting> stored = random.nextBoolean() ? sync(patient, sent) : alone(patient, sent);
            boolean answerIsLost = random.nextInt(3) == 0;
            if (!answerIsLost) {
                waiting.removeAll(stored);
            }
        }
        sync(patient, queue);

        assertThat(windowsOf(patient))
                .hasSize(WEEKS)
                .allSatisfy(window -> assertThat(window).containsEntry("state", "submitted"));
        assertThat(reportsOf(patient))
                .hasSize(WEEKS)
                .allSatisfy(report -> assertThat(report)
                        .containsEntry("timing", "on-time")
                        .containsEntry("pain", Map.of("average", meant.get((Integer) report.get("week")))));
        assertThat(reportEvents(patient, ReportSubmitted.class)).hasSize(WEEKS);
        assertThat(sql.first("""
                                SELECT count(*) AS n FROM report_amendment JOIN report USING (report_id)
                                WHERE patient_id = ?""", row -> row.number("n"), patient.patientId()).orElseThrow())
                .isEqualTo(corrections);
    }

    /** @param amendmentId null for a report */
    private record Waiting(UUID reportId, UUID amendmentId, Map<String, Object> body) {

        Map<String, Object> item() {
            Map<String, Object> item = new LinkedHashMap<>(body);
            item.put("reportId", reportId.toString());
            return item;
        }
    }

    /** @return what is stored now, as far as the phone was told */
    private List<Waiting> alone(Patient patient, List<Waiting> sent) {
        return sent.stream()
                .filter(one -> {
                    Map<String, Object> body = new LinkedHashMap<>(one.body());
                    body.put("sentAt", clock.instant().toString());
                    var request = as(patient).contentType(ContentType.JSON).body(body);
                    int status = one.amendmentId() == null
                            ? request.put("/me/reports/{id}", one.reportId()).statusCode()
                            : request.post("/me/reports/{id}/amendments", one.reportId())
                                    .statusCode();
                    assertThat(status).isIn(200, 201, 404);
                    return status != 404;
                })
                .toList();
    }

    private List<Waiting> sync(Patient patient, List<Waiting> sent) {
        List<Waiting> reports =
                sent.stream().filter(one -> one.amendmentId() == null).toList();
        List<Waiting> amendments =
                sent.stream().filter(one -> one.amendmentId() != null).toList();
        JsonPath answer = as(patient)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "sentAt", clock.instant().toString(),
                        "reports", reports.stream().map(Waiting::item).toList(),
                        "amendments", amendments.stream().map(Waiting::item).toList()))
                .post("/me/sync")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return Stream.concat(
                        stored(reports, answer.getList("reports.status")),
                        stored(amendments, answer.getList("amendments.status")))
                .toList();
    }

    private static Stream<Waiting> stored(List<Waiting> sent, List<String> statuses) {
        assertThat(statuses).hasSize(sent.size()).isSubsetOf("stored", "repeated", "retry");
        return IntStream.range(0, sent.size())
                .filter(i -> !statuses.get(i).equals("retry"))
                .mapToObj(sent::get);
    }

    /** Two devices filled in each week. Their reports wait on one phone and come at once, in random order. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void two_reports_for_each_window_in_one_sync_end_in_the_same_state_in_whichever_order(long seed) {
        Random random = new Random(seed);
        Patient patient = aPatientOfPastWeeks(WEEKS);
        List<Waiting> queue = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            Instant filedAt = dueOf(patient, week).minus(Duration.ofHours(5));
            for (int device = 0; device < 2; device++) {
                ReportBody report = aReport(filedAt.plusSeconds(60L * device))
                        .pain(week + 5 * device)
                        .without("sentAt");
                queue.add(new Waiting(
                        Ids.next(),
                        null,
                        (random.nextBoolean() ? report : report.in(windowIdOf(patient, week))).json()));
            }
        }
        Collections.shuffle(queue, random);

        sync(patient, queue);

        assertThat(reportsOf(patient))
                .extracting(report -> report.get("week"), report -> report.get("pain"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, WEEKS)
                        .boxed()
                        .flatMap(week -> Stream.of(
                                tuple(week, Map.of("average", week)), tuple(null, Map.of("average", week + 5))))
                        .toList());
    }

    @Test
    void of_two_reports_for_a_window_that_come_apart_the_first_to_arrive_counts_and_the_other_is_kept() {
        Patient patient = aPatientOfPastWeeks(WEEKS);
        Instant filedAt = dueOf(patient, 1).minus(Duration.ofHours(5));

        submit(patient, Ids.next(), aReport(filedAt.plusSeconds(60)).pain(6).sentAt(clock.instant()))
                .then()
                .statusCode(201);
        submit(patient, Ids.next(), aReport(filedAt).pain(1).sentAt(clock.instant()))
                .then()
                .statusCode(201);

        assertThat(reportsOf(patient))
                .extracting(report -> report.get("week"), report -> report.get("pain"))
                .containsExactlyInAnyOrder(tuple(1, Map.of("average", 6)), tuple(null, Map.of("average", 1)));
    }

    /** Sequences of submissions, repetitions, changes under used ids and doubles under new ids against a simple model. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void random_sequences_never_overwrite_double_or_lose_a_report(long seed) {
        Random random = new Random(seed);
        Patient patient = anEnrolledPatient();
        UUID windowId = windowIdOf(patient, 0);
        List<Queued> stored = new ArrayList<>();
        for (int step = 0; step < 25; step++) {
            int move = stored.isEmpty() ? 0 : random.nextInt(4);
            Queued known = stored.isEmpty() ? null : stored.get(random.nextInt(stored.size()));
            switch (move) {
                case 0 -> {
                    Queued fresh = new Queued(Ids.next(), distinct(step));
                    submit(patient, fresh.reportId(), fresh.report()).then().statusCode(201);
                    stored.add(fresh);
                }
                case 1 ->
                    submit(patient, known.reportId(), known.report()).then().statusCode(200);
                case 2 ->
                    submit(patient, known.reportId(), distinct(1000 + step))
                            .then()
                            .statusCode(409);
                default -> {
                    Queued first = stored.getFirst();
                    Response double_ = submit(patient, Ids.next(), first.report());
                    double_.then().statusCode(200);
                    assertThat(double_.<String>path("reportId"))
                            .isEqualTo(first.reportId().toString());
                }
            }
        }

        assertThat(reportsOf(patient))
                .extracting(report -> report.get("note"))
                .containsExactlyInAnyOrderElementsOf(stored.stream()
                        .map(queued -> queued.report().noteText())
                        .map(Object.class::cast)
                        .toList());
        assertThat(windowOf(patient, 0))
                .containsEntry("windowId", windowId.toString())
                .containsEntry("reportId", stored.getFirst().reportId().toString());
        assertThat(reportsOf(patient).stream().filter(report -> report.containsKey("windowId")))
                .hasSize(1);
    }

    @Test
    void two_devices_that_submit_for_one_window_at_the_same_instant_both_keep_their_report() throws Exception {
        for (int round = 0; round < 5; round++) {
            Patient patient = anEnrolledPatient();
            UUID windowId = windowIdOf(patient, 0);
            Instant now = clock.instant();

            List<Response> responses = atOnce(IntStream.range(0, 8)
                    .<Callable<Response>>mapToObj(i -> () ->
                            submit(patient, Ids.next(), aReport(now).pain(i).in(windowId)))
                    .toList());

            assertThat(responses).extracting(Response::statusCode).containsOnly(201);
            assertThat(responses.stream().map(response -> response.<String>path("timing")))
                    .containsOnlyOnce("on-time");
            assertThat(storedReportsOf(patient)).isEqualTo(8);
            assertThat(reportEvents(patient, 9)).hasSize(9);
        }
    }

    @Test
    void one_report_that_arrives_many_times_at_the_same_instant_is_stored_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            Patient patient = anEnrolledPatient();
            UUID reportId = Ids.next();
            ReportBody report = aReport(clock.instant());

            List<Response> responses =
                    atOnce(Collections.nCopies(8, (Callable<Response>) () -> submit(patient, reportId, report)));

            assertThat(responses.stream().map(Response::statusCode)).containsOnlyOnce(201);
            assertThat(responses).extracting(Response::statusCode).containsOnly(200, 201);
            assertThat(responses)
                    .extracting(Response::asString)
                    .containsOnly(responses.getFirst().asString());
            assertThat(storedReportsOf(patient)).isOne();
        }
    }

    @Test
    void other_contents_under_one_id_at_the_same_instant_leave_one_winner() throws Exception {
        Patient patient = anEnrolledPatient();
        UUID reportId = Ids.next();
        Instant now = clock.instant();

        List<Response> responses = atOnce(IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(
                        i -> () -> submit(patient, reportId, aReport(now).pain(i)))
                .toList());

        assertThat(responses.stream().map(Response::statusCode)).containsOnlyOnce(201);
        assertThat(responses).extracting(Response::statusCode).containsOnly(201, 409);
        assertThat(storedReportsOf(patient)).isOne();
    }

    @Test
    void two_patients_that_use_one_id_at_the_same_instant_leave_one_winner() throws Exception {
        for (int round = 0; round < 5; round++) {
            Patient one = anEnrolledPatient();
            Patient other = anEnrolledPatient();
            UUID reportId = Ids.next();
            ReportBody report = aReport(clock.instant());

            List<Response> responses =
                    atOnce(List.of(() -> submit(one, reportId, report), () -> submit(other, reportId, report)));

            assertThat(responses).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
            assertThat(storedReportsOf(one) + storedReportsOf(other)).isOne();
        }
    }

    private static ReportBody distinct(int number) {
        return aReport(Instant.parse("2020-01-01T00:00:00Z")).without("sentAt").note("note " + number);
    }

    private Instant dueOf(Patient patient, int week) {
        return Instant.parse((String) windowOf(patient, week).get("dueAt"));
    }

    private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Response>> running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            List<Response> responses = new ArrayList<>();
            for (Future<Response> one : running) {
                responses.add(one.get());
            }
            return responses;
        }
    }
}
