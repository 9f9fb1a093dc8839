package org.softstone.outcomes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.CourseEvent;
import org.softstone.contracts.Event;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.VisitEvent;
import org.softstone.http.Ids;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.outcomes.Scenario;

/** Whatever order and however often the events of courses and visits arrive, the windows are the same in the end. */
@QuarkusTest
class FollowTopicsComponentTest extends Scenario {

    @Inject
    FollowCourses followCourses;

    @Inject
    FollowVisits followVisits;

    @Test
    void every_order_of_arrival_ends_in_the_same_windows() {
        Instant now = clock.instant();
        List<Map<String, Object>> expected = null;
        List<List<Integer>> orders = permutations(5);
        for (List<Integer> order : orders) {
            Patient patient = aPatient();
            List<Event> events = eventsOf(patient, now);

            order.forEach(index -> handle(events.get(index)));

            List<Map<String, Object>> windows = comparable(patient);
            expected = expected == null ? windows : expected;
            assertThat(windows).as("order %s", order).isEqualTo(expected);
        }
        assertThat(expected).hasSize(3);
    }

    @Test
    void events_that_are_told_twice_under_other_ids_change_nothing() {
        Patient patient = aPatient();
        List<Event> events = eventsOf(patient, clock.instant());
        events.forEach(this::handle);
        List<Map<String, Object>> before = comparable(patient);
        List<UUID> ids = windowIds(patient);

        events.forEach(this::handle);
        events.reversed().forEach(this::handle);

        assertThat(comparable(patient)).isEqualTo(before);
        assertThat(windowIds(patient)).isEqualTo(ids);
        await().untilAsserted(() ->
                assertThat(reportEvents(patient, ReportWindowOpened.class)).hasSize(1));
    }

    @Test
    void an_event_that_Kafka_delivers_three_times_has_its_effect_once() {
        Patient patient = aPatient();
        Event enrolled = enrolled(patient, clock.instant());
        Event marker = visit(patient, 1, clock.instant().plus(Duration.ofDays(3)));
        UUID eventId = Ids.next();

        publish(eventId, enrolled);
        publish(eventId, enrolled);
        publish(eventId, enrolled);
        publish(marker);

        await().untilAsserted(() -> assertThat(windowOf(patient, 0)).containsKey("dueAt"));
        assertThat(windowsOf(patient)).hasSize(1);
        assertThat(reportEvents(patient, ReportWindowOpened.class)).hasSize(1);
    }

    @Test
    void a_visit_that_moves_before_its_window_opens_takes_the_window_along() {
        Patient patient = aPatient();
        Instant now = clock.instant();
        eventsOf(patient, now).forEach(this::handle);
        Instant moved = now.plus(Duration.ofDays(20)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

        handle(visit(patient, 3, moved));

        assertThat(windowOf(patient, 2))
                .containsEntry("state", "upcoming")
                .containsEntry(
                        "opensAt", dayBefore(moved).minus(Duration.ofHours(24)).toString());
        assertThat(sql.first(
                        "SELECT due_at FROM timer WHERE subject = ?",
                        row -> row.instant("due_at"),
                        windowIdOf(patient, 2)))
                .contains(dayBefore(moved).minus(Duration.ofHours(24)));
    }

    @Test
    void events_wait_for_the_patient_and_then_for_her_team() {
        Patient patient = newPatient();
        publish(enrolled(patient, clock.instant()));
        publish(visit(patient, 1, clock.instant().plus(Duration.ofDays(9))));
        await().untilAsserted(() -> assertThat(parkedOf(patient)).isEqualTo(2));

        UUID knownTeam = teamId;
        teamId = Ids.next();
        publish(profileOf(patient));
        await().untilAsserted(() -> assertThat(
                        sql.list("SELECT 1 FROM patient_profile WHERE patient_id = ?", _ -> 1, patient.patientId()))
                .hasSize(1));
        assertThat(windowCountOf(patient)).isZero();
        publish(theTeam());

        await().untilAsserted(() -> assertThat(windowOf(patient, 0)).containsKey("dueAt"));
        assertThat(parkedOf(patient)).isZero();
        teamId = knownTeam;
    }

    private static List<Event> eventsOf(Patient patient, Instant now) {
        return List.of(
                enrolled(patient, now),
                started(patient, now),
                visit(patient, 1, now.plus(Duration.ofDays(3))),
                visit(patient, 2, now.plus(Duration.ofDays(10))),
                visit(patient, 3, now.plus(Duration.ofDays(17))));
    }

    private void handle(Event event) {
        Handling handling = QuarkusTransaction.requiringNew().call(() -> switch (event) {
            case CourseEvent course -> followCourses.on(new ReceivedEvent<>(Ids.next(), Instant.EPOCH, course));
            case VisitEvent visit -> followVisits.on(new ReceivedEvent<>(Ids.next(), Instant.EPOCH, visit));
            default -> throw new IllegalArgumentException();
        });
        assertThat(handling).isEqualTo(Handling.DONE);
    }

    private List<Map<String, Object>> comparable(Patient patient) {
        return windowsOf(patient).stream()
                .map(window -> {
                    window.remove("windowId");
                    window.remove("courseId");
                    return window;
                })
                .toList();
    }

    private List<UUID> windowIds(Patient patient) {
        return windowsOf(patient).stream()
                .map(window -> UUID.fromString((String) window.get("windowId")))
                .toList();
    }

    private long parkedOf(Patient patient) {
        return sql.first(
                        "SELECT count(*) AS n FROM parked_event WHERE key = ?",
                        row -> row.number("n"),
                        patient.patientId())
                .orElseThrow();
    }

    private long windowCountOf(Patient patient) {
        return sql.first(
                        "SELECT count(*) AS n FROM report_window WHERE patient_id = ?",
                        row -> row.number("n"),
                        patient.patientId())
                .orElseThrow();
    }

    private static List<List<Integer>> permutations(int size) {
        List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
        for (int element = 0; element < size; element++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> one : all) {
                for (int at = 0; at <= one.size(); at++) {
                    List<Integer> with = new ArrayList<>(one);
                    with.add(at, element);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }
}
