package org.softstone.outcomes.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.softstone.outcomes.ReportBody.aReport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.CourseCompleted;
import org.softstone.contracts.CourseDiscontinued;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.VisitBooked;
import org.softstone.contracts.VisitCancelled;
import org.softstone.contracts.VisitRescheduled;
import org.softstone.http.Ids;
import org.softstone.outcomes.Scenario;

/** Windows follow what infusions tells of visits and courses. */
@QuarkusTest
class ReplanComponentTest extends Scenario {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    ReleaseWindow releaseWindow;

    @Test
    void a_rescheduled_visit_takes_its_upcoming_window_along_and_its_timer() {
        Patient patient = aCourseOf(3, 5);
        UUID windowId = windowIdOf(patient, 2);
        Instant moved = startOf(3, 5).plus(DAY.multipliedBy(2));

        publish(rescheduled(patient, 3, moved));

        await().untilAsserted(() -> assertThat(windowOf(patient, 2))
                .containsEntry("windowId", windowId.toString())
                .containsEntry("state", "upcoming")
                .containsEntry("dueAt", dayBefore(moved).toString()));
        assertThat(sql.first("SELECT due_at FROM timer WHERE subject = ?", row -> row.instant("due_at"), windowId))
                .contains(dayBefore(moved).minus(DAY));
    }

    @Test
    void a_rescheduled_visit_leaves_a_window_that_is_open_or_over_as_it_is() {
        Patient patient = aCourseOf(3, -5);
        awaitState(patient, 0, "missed");
        awaitState(patient, 1, "open");
        List<Map<String, Object>> before = windowsOf(patient);

        publish(rescheduled(patient, 1, clock.instant().plus(DAY)));
        publish(rescheduled(patient, 2, startOf(2, -5).plus(DAY.multipliedBy(3))));
        publish(visit(patient, 4, startOf(4, -5)));

        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(4));
        assertThat(windowsOf(patient).subList(0, 3)).isEqualTo(before);
    }

    @Test
    void the_window_of_a_cancelled_visit_falls_back_to_the_usual_time() {
        Patient patient = aCourseOf(4, 5);
        publish(rescheduled(patient, 3, startOf(3, 5).plus(DAY)));
        await().untilAsserted(() -> assertThat(windowOf(patient, 2))
                .containsEntry("dueAt", dayBefore(startOf(3, 5).plus(DAY)).toString()));

        publish(new VisitCancelled(
                patient.patientId(), patient.courseId(), successorOf(patient, 3), 3, clock.instant()));

        await().untilAsserted(() -> assertThat(windowOf(patient, 2))
                .containsEntry("dueAt", usualDue(2, 5).toString()));
        assertThat(windowsOf(patient)).hasSize(4);
    }

    @Test
    void a_completed_course_is_followed_up_for_twelve_weeks_in_place_of_what_was_planned() {
        Patient patient = aCourseOf(3, -5);
        awaitState(patient, 1, "open");
        CourseCompleted completed = new CourseCompleted(patient.patientId(), patient.courseId(), clock.instant());

        publish(completed);
        publish(completed);

        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(14));
        assertThat(windowsOf(patient))
                .extracting(window -> window.get("followUp"))
                .containsExactlyElementsOf(IntStream.range(0, 14)
                        .mapToObj(week -> (Object) (week > 1))
                        .toList());
        assertThat(windowOf(patient, 2)).containsEntry("dueAt", usualDue(2, -5).toString());
    }

    @Test
    void a_discontinued_course_takes_back_what_has_not_opened_and_gives_it_no_timer() {
        Patient patient = aCourseUnderWay();
        UUID planned = windowIdOf(patient, 2);

        publish(new CourseDiscontinued(patient.patientId(), patient.courseId(), clock.instant()));

        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));
        assertThat(windowOf(patient, 1)).containsEntry("state", "open");
        assertThat(sql.list("SELECT 1 FROM timer WHERE subject = ?", _ -> 1, planned))
                .isEmpty();
    }

    @Test
    void
            a_course_that_is_discontinued_before_it_began_has_its_baseline_cancelled_and_nobody_is_told_of_a_missing_report() {
        Patient patient = aCourseOf(2, 5);

        publish(new CourseDiscontinued(patient.patientId(), patient.courseId(), clock.instant()));

        awaitState(patient, 0, "cancelled");
        assertThat(windowsOf(patient)).hasSize(1);
        assertTellsOfNoMissingReport(patient);
    }

    /** Of a started course, with a window open. */
    private Patient aCourseUnderWay() {
        Patient patient = aCourseOf(3, -5);
        publish(started(patient, startOf(1, -5)));
        awaitState(patient, 1, "open");
        return patient;
    }

    @Test
    void the_open_window_of_a_discontinued_course_may_be_answered_and_is_cancelled_when_it_closes() {
        Patient patient = aCourseUnderWay();
        publish(new CourseDiscontinued(patient.patientId(), patient.courseId(), clock.instant()));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));
        Instant inTime = clock.instant();

        moveTimeTo(startOf(2, -5).plus(DAY.multipliedBy(5)));

        awaitState(patient, 1, "cancelled");
        assertThat(reportEvents(patient, ReportMissed.class))
                .extracting(ReportMissed::week)
                .containsExactly(0);
        submit(patient, Ids.next(), aReport(inTime).sentAt(clock.instant()))
                .then()
                .statusCode(201)
                .body("timing", equalTo("on-time"))
                .body("week", equalTo(1));
        assertThat(windowOf(patient, 1)).containsEntry("state", "submitted");
    }

    @Test
    void the_end_of_the_reporting_cancels_open_and_coming_windows_and_tells_of_no_missing_report() {
        Patient patient = aCourseUnderWay();
        Instant before = clock.instant();

        publish(profileOf(patient, 2, new ReportingEnded(before.plusSeconds(1), ReportingEnded.Reason.DIED)));

        awaitState(patient, 2, "cancelled");
        assertThat(windowOf(patient, 1)).containsEntry("state", "cancelled");
        assertThat(windowOf(patient, 0)).containsEntry("state", "missed");
        assertThat(items(asNurse().get("/patients/{id}/windows", patient.patientId())))
                .hasSize(3);
        asNurse()
                .get("/patients/{id}/adherence", patient.patientId())
                .then()
                .body("missed", equalTo(1))
                .body("open", equalTo(0))
                .body("windows.state", contains("missed", "cancelled"));
        publish(visit(patient, 4, startOf(4, -5)));
        publish(enrolled(new Patient(patient.patientId(), patient.userId(), Ids.next()), before));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(4));
        assertThat(windowsOf(patient)).extracting(window -> window.get("state")).doesNotContain("open", "upcoming");

        moveTimeTo(startOf(4, -5).plus(DAY.multipliedBy(5)));
        submit(patient, Ids.next(), aReport(clock.instant()))
                .then()
                .statusCode(201)
                .body("timing", equalTo("unscheduled"));
        submit(patient, Ids.next(), aReport(before).pain(7).sentAt(clock.instant()))
                .then()
                .statusCode(201)
                .body("timing", equalTo("on-time"))
                .body("week", equalTo(1));
        assertThat(reportEvents(patient, ReportMissed.class))
                .extracting(ReportMissed::week)
                .containsExactly(0);
    }

    @Test
    void an_end_of_reporting_that_is_taken_back_opens_and_plans_windows_as_before_and_they_are_missed_again() {
        Patient patient = aCourseUnderWay();
        List<Map<String, Object>> before = windowsOf(patient);
        publish(profileOf(patient, 2, new ReportingEnded(clock.instant(), ReportingEnded.Reason.OTHER)));
        awaitState(patient, 2, "cancelled");

        publish(profileOf(patient, 3, null));

        await().untilAsserted(() -> assertThat(windowsOf(patient)).isEqualTo(before));
        moveTimeTo(startOf(2, -5).plus(DAY.multipliedBy(3)));
        awaitState(patient, 1, "missed");
    }

    private PatientProfile profileOf(Patient patient, long version, ReportingEnded ended) {
        PatientProfile known = profileOf(patient);
        return new PatientProfile(
                known.patientId(),
                version,
                known.userId(),
                known.teamId(),
                known.siteId(),
                known.zone(),
                known.language(),
                known.status(),
                ended);
    }

    private void assertTellsOfNoMissingReport(Patient patient) {
        moveTimeTo(clock.instant().plus(DAY.multipliedBy(20)));
        publish(visit(patient, 9, clock.instant().plus(DAY.multipliedBy(30))));
        await().untilAsserted(
                        () -> assertThat(sql.list("SELECT 1 FROM timer WHERE due_at < ?", _ -> 1, clock.instant()))
                                .isEmpty());
        assertThat(reportEvents(patient, ReportMissed.class)).isEmpty();
        assertThat(windowOf(patient, 0)).containsEntry("state", "cancelled");
    }

    @Test
    void a_report_for_a_window_that_was_taken_back_counts_for_the_one_that_is_open_or_for_none() {
        Patient patient = aCourseUnderWay();
        UUID planned = windowIdOf(patient, 2);
        publish(new CourseDiscontinued(patient.patientId(), patient.courseId(), clock.instant()));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(2));

        submit(patient, Ids.next(), aReport(clock.instant()).in(planned))
                .then()
                .statusCode(201)
                .body("week", equalTo(1));
        submit(patient, Ids.next(), aReport(clock.instant()).pain(5).in(planned))
                .then()
                .statusCode(201)
                .body("timing", equalTo("unscheduled"));
    }

    @Test
    void a_week_that_is_planned_again_gets_the_window_that_was_taken_back() {
        Patient patient = aCourseOf(3, 5);
        UUID windowId = windowIdOf(patient, 2);
        publish(new VisitCancelled(
                patient.patientId(),
                patient.courseId(),
                visit(patient, 1, clock.instant()).visitId(),
                1,
                clock.instant()));
        publish(new VisitCancelled(
                patient.patientId(),
                patient.courseId(),
                visit(patient, 2, clock.instant()).visitId(),
                2,
                clock.instant()));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(1));

        VisitBooked again = visit(patient, 1, startOf(1, 5));
        publish(new VisitBooked(
                again.patientId(), again.courseId(), Ids.next(), 1, again.startsAt(), again.endsAt(), BERLIN));

        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(3));
        assertThat(windowIdOf(patient, 2)).isEqualTo(windowId);
    }

    @Test
    void a_released_window_is_open_again_until_it_closes() {
        Patient patient = aCourseOf(2, 5);
        submit(patient, Ids.next(), aReport(clock.instant())).then().statusCode(201);
        UUID windowId = windowIdOf(patient, 0);

        Optional<ReportMissed> missed = QuarkusTransaction.requiringNew().call(() -> released(windowId));

        assertThat(missed).isEmpty();
        assertThat(windowOf(patient, 0)).containsEntry("state", "open").doesNotContainKey("reportId");
        assertThat(sql.first("SELECT due_at FROM timer WHERE subject = ?", row -> row.instant("due_at"), windowId))
                .contains(dayBefore(startOf(1, 5)).plus(DAY.multipliedBy(3)));
    }

    @Test
    void a_released_window_that_has_closed_is_missed_and_says_so() {
        Patient patient = aCourseOf(1, -5);
        awaitState(patient, 0, "missed");
        submit(
                        patient,
                        Ids.next(),
                        aReport(clock.instant().minus(DAY.multipliedBy(7))).sentAt(clock.instant()))
                .then()
                .statusCode(201);
        UUID windowId = windowIdOf(patient, 0);
        assertThat(windowOf(patient, 0)).containsEntry("state", "submitted");

        Optional<ReportMissed> missed = QuarkusTransaction.requiringNew().call(() -> released(windowId));

        assertThat(missed).map(ReportMissed::windowId).contains(windowId);
        assertThat(missed).map(ReportMissed::duringPause).contains(false);
        assertThat(windowOf(patient, 0)).containsEntry("state", "missed");
    }

    @Test
    void the_team_sees_the_windows_of_its_patient_and_others_do_not() {
        Patient patient = aCourseOf(2, 5);

        assertThat(items(asNurse().get("/patients/{id}/windows", patient.patientId())))
                .isEqualTo(windowsOf(patient));
        aTeamAnew();
        asNurse().get("/patients/{id}/windows", patient.patientId()).then().statusCode(404);
    }

    @Test
    void many_windows_open_and_close_in_few_statements_each_told_once() {
        List<Patient> patients =
                IntStream.range(0, 40).mapToObj(_ -> aCourseOf(1, 5)).toList();

        moveTimeTo(startOf(1, 5).plus(DAY.multipliedBy(3)));

        for (Patient patient : patients) {
            awaitState(patient, 0, "missed");
            await().untilAsserted(() -> {
                assertThat(reportEvents(patient, ReportWindowOpened.class)).hasSize(1);
                assertThat(reportEvents(patient, ReportMissed.class)).hasSize(1);
            });
        }
    }

    private Optional<ReportMissed> released(UUID windowId) {
        Instant now = clock.instant();
        return releaseWindow.settle(releaseWindow.release(windowId, now), now);
    }

    private Instant base;

    /** Enrolled, not started, visits once a week from so many days ahead; all windows are there. */
    private Patient aCourseOf(int visits, int daysAhead) {
        base = base == null ? clock.instant().truncatedTo(ChronoUnit.MINUTES) : base;
        Patient patient = aPatient();
        publish(enrolled(patient, base.minus(DAY.multipliedBy(20))));
        for (int number = 1; number <= visits; number++) {
            publish(visit(patient, number, startOf(number, daysAhead)));
        }
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(visits));
        await().untilAsserted(() -> assertThat(windowOf(patient, 0)).containsKey("dueAt"));
        return patient;
    }

    private Instant startOf(int number, int daysAhead) {
        return base.plus(DAY.multipliedBy(daysAhead))
                .atZone(BERLIN)
                .plusWeeks(number - 1L)
                .toInstant();
    }

    private Instant usualDue(int week, int daysAhead) {
        return dayBefore(startOf(week + 1, daysAhead));
    }

    private VisitRescheduled rescheduled(Patient patient, int number, Instant to) {
        return new VisitRescheduled(
                patient.patientId(),
                patient.courseId(),
                visit(patient, number, to).visitId(),
                successorOf(patient, number),
                number,
                to,
                to.plus(Duration.ofHours(2)),
                BERLIN);
    }

    private static UUID successorOf(Patient patient, int number) {
        return UUID.nameUUIDFromBytes(
                (patient.courseId() + "/successor/" + number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void aTeamAnew() {
        teamId = Ids.next();
    }
}
