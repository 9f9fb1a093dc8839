package org.softstone.outcomes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.CourseEvent;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.VisitEvent;
import org.softstone.http.Ids;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.outcomes.Scenario;

@QuarkusTest
class WindowsComponentTest extends Scenario {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    FollowCourses followCourses;

    @Inject
    FollowVisits followVisits;

    @Test
    void enrolment_opens_a_baseline_window_without_end() {
        Patient patient = anEnrolledPatient();

        assertThat(windowsOf(patient))
                .singleElement()
                .satisfies(window -> assertThat(window)
                        .containsEntry("week", 0)
                        .containsEntry("state", "open")
                        .containsEntry("courseId", patient.courseId().toString())
                        .doesNotContainKeys("dueAt", "closesAt", "reportId"));
        ReportWindowOpened opened =
                (ReportWindowOpened) reportEvents(patient, 1).getFirst();
        assertThat(opened.week()).isZero();
        assertThat(opened.dueAt()).isNull();
    }

    @Test
    void booking_the_first_visit_makes_the_baseline_due_a_day_before_it() {
        Patient patient = anEnrolledPatient();
        Instant startsAt = inDays(10);

        publish(visit(patient, 1, startsAt));

        await().untilAsserted(() -> assertThat(windowOf(patient, 0))
                .containsEntry("dueAt", dayBefore(startsAt).toString())
                .containsEntry(
                        "closesAt",
                        dayBefore(startsAt).plus(DAY.multipliedBy(3)).toString())
                .containsEntry("state", "open"));
    }

    @Test
    void a_series_of_visits_makes_one_window_before_each() {
        Patient patient = anEnrolledPatient();
        Instant first = inDays(10);

        for (int number = 1; number <= 4; number++) {
            publish(visit(patient, number, first.plus(DAY.multipliedBy(7L * (number - 1)))));
        }

        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(4));
        assertThat(windowsOf(patient)).extracting(window -> window.get("week")).containsExactly(0, 1, 2, 3);
        Instant due = dayBefore(first.plus(DAY.multipliedBy(21)));
        assertThat(windowOf(patient, 3))
                .containsEntry("state", "upcoming")
                .containsEntry("opensAt", due.minus(DAY).toString())
                .containsEntry("dueAt", due.toString())
                .containsEntry("closesAt", due.plus(DAY.multipliedBy(3)).toString());
    }

    @Test
    void a_window_opens_closes_and_is_missed_at_its_times_and_says_so() {
        Patient patient = anEnrolledPatient();
        Instant second = inDays(12);
        publish(visit(patient, 1, second.minus(DAY.multipliedBy(7))));
        publish(visit(patient, 2, second));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));
        assertThat(windowOf(patient, 1)).containsEntry("state", "upcoming");

        moveTimeTo(second.minus(HOUR.multipliedBy(47)));
        awaitState(patient, 1, "open");
        moveTimeTo(second.plus(HOUR.multipliedBy(49)));
        awaitState(patient, 1, "missed");

        await().untilAsserted(() -> assertThat(reportEvents(patient, ReportMissed.class))
                .extracting(ReportMissed::week)
                .containsExactly(0, 1));
        List<ReportEvent> events = reportEvents(patient, 4);
        assertThat(events.stream().map(event -> event.getClass().getSimpleName()))
                .containsExactly("ReportWindowOpened", "ReportMissed", "ReportWindowOpened", "ReportMissed");
        ReportMissed missed = (ReportMissed) events.getLast();
        assertThat(missed.windowId()).isEqualTo(windowIdOf(patient, 1));
        assertThat(missed.dueAt()).isEqualTo(dayBefore(second));
        assertThat(missed.closedAt()).isEqualTo(dayBefore(second).plus(DAY.multipliedBy(3)));
    }

    @Test
    void a_window_with_its_report_is_never_missed() {
        Patient patient = anEnrolledPatient();
        Instant first = inDays(3);
        publish(visit(patient, 1, first));
        await().untilAsserted(() -> assertThat(windowOf(patient, 0)).containsKey("dueAt"));
        submit(patient, Ids.next(), aReport(clock.instant())).then().statusCode(201);

        moveTimeTo(first.plus(DAY.multipliedBy(3)));

        await().untilAsserted(
                        () -> assertThat(sql.list("SELECT 1 FROM timer WHERE due_at < ?", _ -> 1, clock.instant()))
                                .isEmpty());
        assertThat(windowOf(patient, 0)).containsEntry("state", "submitted");
        assertThat(reportEvents(patient, ReportMissed.class)).isEmpty();
    }

    @Test
    void a_window_whose_closing_time_comes_before_it_was_opened_opens_and_closes_in_order() {
        Patient patient = anEnrolledPatient();
        Instant second = inDays(12);
        publish(visit(patient, 1, second.minus(DAY.multipliedBy(7))));
        publish(visit(patient, 2, second));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));
        UUID windowId = windowIdOf(patient, 1);

        moveTimeTo(second.plus(DAY.multipliedBy(10)));

        awaitState(patient, 1, "missed");
        await().untilAsserted(() ->
                assertThat(eventsOf(patient, windowId)).containsExactly("ReportWindowOpened", "ReportMissed"));
    }

    /** The baseline was open from the start; the visits became known when the reports before them could be made no more. */
    @Test
    void visits_that_become_known_long_after_they_took_place_get_no_windows_that_nobody_could_see() {
        Patient patient = aPatient();
        Instant now = clock.instant();
        publish(enrolled(patient, now.minus(DAY.multipliedBy(40))));
        for (int number = 1; number <= 3; number++) {
            publish(visit(patient, number, now.minus(DAY.multipliedBy(37 - 7L * number))));
        }
        publish(visit(patient, 4, now.plus(DAY.multipliedBy(5))));

        await().untilAsserted(() -> assertThat(windowsOf(patient))
                .extracting(window -> window.get("week") + " " + window.get("state"))
                .containsExactly("0 missed", "3 upcoming"));

        await().untilAsserted(() -> assertThat(eventsOf(patient, windowIdOf(patient, 0)))
                .containsExactly("ReportWindowOpened", "ReportMissed"));
        assertThat(reportEvents(patient, ReportMissed.class))
                .extracting(ReportMissed::week)
                .containsExactly(0);
    }

    @Test
    void a_started_course_without_further_visits_goes_on_asking_at_the_same_local_time() {
        Patient patient = anEnrolledPatient();
        Instant first = inDays(3);
        publish(started(patient, clock.instant()));
        publish(visit(patient, 1, first));

        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));

        Instant due = dayBefore(first).atZone(BERLIN).plusWeeks(1).toInstant();
        assertThat(windowOf(patient, 1)).containsEntry("state", "upcoming").containsEntry("dueAt", due.toString());
        moveTimeTo(due);
        awaitState(patient, 1, "open");
        await().untilAsserted(() -> assertThat(windowOf(patient, 2))
                .containsEntry(
                        "dueAt",
                        dayBefore(first).atZone(BERLIN).plusWeeks(2).toInstant().toString()));
    }

    @Test
    void a_week_without_visit_moves_to_the_visit_that_is_booked_for_it_later() {
        Patient patient = anEnrolledPatient();
        Instant first = inDays(3);
        publish(started(patient, clock.instant()));
        publish(visit(patient, 1, first));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));
        UUID windowId = windowIdOf(patient, 1);

        publish(visit(patient, 2, first.plus(DAY.multipliedBy(9))));

        await().untilAsserted(() -> assertThat(windowOf(patient, 1))
                .containsEntry("windowId", windowId.toString())
                .containsEntry(
                        "dueAt", dayBefore(first.plus(DAY.multipliedBy(9))).toString()));
        assertThat(windowsOf(patient)).hasSize(2);
    }

    @Test
    void a_course_that_has_not_started_asks_for_no_week_without_visit() {
        Patient patient = anEnrolledPatient();
        publish(visit(patient, 1, inDays(3)));
        await().untilAsserted(() -> assertThat(windowOf(patient, 0)).containsKey("dueAt"));

        advanceTime(DAY.multipliedBy(20));
        awaitState(patient, 0, "missed");

        assertThat(windowsOf(patient)).hasSize(1);
    }

    @Test
    void of_two_windows_that_overlap_the_earlier_one_is_taken_first() {
        Patient patient = anEnrolledPatient();
        Instant second = inDays(0).minus(HOUR.multipliedBy(27));
        submit(patient, Ids.next(), aReport(clock.instant())).then().statusCode(201);
        publish(visit(patient, 2, second));
        publish(visit(patient, 3, second.plus(DAY.multipliedBy(3))));
        awaitState(patient, 1, "open");
        awaitState(patient, 2, "open");

        List<Integer> weeks = List.of(
                submit(patient, Ids.next(), aReport(clock.instant()).pain(1)).path("week"),
                submit(patient, Ids.next(), aReport(clock.instant()).pain(2)).path("week"));

        assertThat(weeks).containsExactly(1, 2);
    }

    @Test
    void a_report_that_is_faster_than_the_timer_opens_its_window() {
        Patient patient = anEnrolledPatient();
        publish(visit(patient, 2, inDays(10)));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));
        UUID windowId = windowIdOf(patient, 1);
        // As if the timer's turn had not come: the window's times are moved, the timer stays where it was.
        sql.change("UPDATE report_window SET opens_at = opens_at - interval '9 days' WHERE window_id = ?", windowId);

        submit(patient, Ids.next(), aReport(clock.instant()).in(windowId))
                .then()
                .statusCode(201);

        assertThat(windowOf(patient, 1)).containsEntry("state", "submitted");
        assertThat(reportEvents(patient, 3).stream()
                        .map(event -> event.getClass().getSimpleName()))
                .containsExactly("ReportWindowOpened", "ReportWindowOpened", "ReportSubmitted");
        assertThat(sql.list("SELECT 1 FROM timer WHERE subject = ?", _ -> 1, windowId))
                .isEmpty();
    }

    /** Timer and report meet in the same moment: the report counts whichever is first, and nobody fails. */
    @Test
    void a_report_that_meets_the_closing_of_its_window_is_never_lost() throws Exception {
        List<Patient> patients = Stream.generate(this::aPatient).limit(16).toList();
        Instant closesAt = clock.instant().plusSeconds(3);
        patients.forEach(patient -> {
            handle(enrolled(patient, closesAt.minus(DAY.multipliedBy(30))));
            handle(visit(patient, 1, closesAt.minus(DAY.multipliedBy(2))));
        });

        try (var threads = Executors.newFixedThreadPool(patients.size())) {
            for (Future<Response> submission : patients.stream()
                    .map(patient -> threads.submit(() -> {
                        await().pollInterval(Duration.ofMillis(1))
                                .until(() -> !clock.instant().isBefore(closesAt));
                        return submit(
                                patient,
                                Ids.next(),
                                aReport(closesAt.minus(DAY)).sentAt(clock.instant()));
                    }))
                    .toList()) {
                submission.get().then().statusCode(201);
            }
        }

        await().untilAsserted(
                        () -> assertThat(sql.list("SELECT 1 FROM timer WHERE due_at <= ?", _ -> 1, clock.instant()))
                                .isEmpty());
        for (Patient patient : patients) {
            assertThat(windowOf(patient, 0)).containsEntry("state", "late");
            await().untilAsserted(() -> assertThat(
                            reportEvents(patient, 1).getLast().getClass().getSimpleName())
                    .isEqualTo("ReportSubmitted"));
        }
    }

    @Test
    void windows_come_in_pages() {
        Patient patient = anEnrolledPatient();
        for (int number = 1; number <= 3; number++) {
            publish(visit(patient, number, inDays(7L * number)));
        }
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(3));

        Map<String, Object> first =
                as(patient).get("/me/windows?limit=2").jsonPath().getMap("");
        Map<String, Object> second = as(patient)
                .queryParam("cursor", first.get("nextCursor"))
                .get("/me/windows?limit=2")
                .jsonPath()
                .getMap("");

        assertThat(weeksOf(first)).containsExactly(0, 1);
        assertThat(weeksOf(second)).containsExactly(2);
        assertThat(second.get("nextCursor")).isNull();
    }

    private List<String> eventsOf(Patient patient, UUID windowId) {
        return reportEvents(patient, 1).stream()
                .filter(event -> switch (event) {
                    case ReportWindowOpened opened -> opened.windowId().equals(windowId);
                    case ReportMissed missed -> missed.windowId().equals(windowId);
                    default -> false;
                })
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    private void handle(CourseEvent event) {
        QuarkusTransaction.requiringNew()
                .run(() -> followCourses.on(new ReceivedEvent<>(Ids.next(), Instant.EPOCH, event)));
    }

    private void handle(VisitEvent event) {
        QuarkusTransaction.requiringNew()
                .run(() -> followVisits.on(new ReceivedEvent<>(Ids.next(), Instant.EPOCH, event)));
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> weeksOf(Map<String, Object> page) {
        return ((List<Map<String, Object>>) page.get("items"))
                .stream().map(window -> (Integer) window.get("week")).toList();
    }

    private Instant inDays(long days) {
        return clock.instant().plus(Duration.ofDays(days)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
    }
}
