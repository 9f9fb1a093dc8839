package org.softstone.infusions.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.softstone.access.Group;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitBooked;
import org.softstone.infusions.Api;
import org.softstone.infusions.Published;
import org.softstone.testing.RealInfrastructure;

/** Dates are far ahead, because business time of the shared service is moved forward by other tests. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class SeriesComponentTest {

    /** The clocks change on Sunday 2190-03-28. */
    private static final String MONDAY_BEFORE_SUMMER_TIME = "2190-03-22";

    @Test
    void weekly_visits_keep_their_wall_clock_time_and_are_announced() {
        Api.Suite suite = Api.aSuite(1);
        String patientId = suite.aPatient().patientId();
        String courseId = suite.aConsentedCourse(patientId);

        book(suite, courseId, request(MONDAY_BEFORE_SUMMER_TIME, "09:00", 2))
                .statusCode(201)
                .body("visits.startsAt", contains("2190-03-22T09:00:00+01:00", "2190-03-29T09:00:00+02:00"))
                .body("visits.endsAt", contains("2190-03-22T10:00:00+01:00", "2190-03-29T10:00:00+02:00"))
                .body("visits.state", everyItem(equalTo("booked")));

        List<Event> events = Published.on(Topic.VISITS, patientId, 2);
        assertThat(events).extracting(event -> ((VisitBooked) event).number()).containsExactly(1, 2);
        assertThat(((VisitBooked) events.get(1)).startsAt()).isEqualTo(Instant.parse("2190-03-29T07:00:00Z"));
        assertThat(((VisitBooked) events.get(1)).zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(((VisitBooked) events.get(1)).courseId()).hasToString(courseId);
    }

    @Test
    void a_further_series_goes_on_with_the_numbers() {
        Api.Suite suite = Api.aSuite(1);
        String courseId = suite.aConsentedCourse(suite.aPatient().patientId());
        book(suite, courseId, request("2190-05-03", "09:00", 2)).statusCode(201);

        book(suite, courseId, request("2190-05-17", "09:00", 2)).statusCode(201).body("visits.number", contains(3, 4));

        suite.nurse().get("/courses/" + courseId + "/visits").body("items.number", contains(1, 2, 3, 4));
    }

    @Test
    void the_order_says_how_long_a_visit_takes_unless_the_request_does() {
        Api.Suite suite = Api.aSuite(1);
        String courseId = suite.aConsentedCourse(suite.aPatient().patientId());
        Map<String, Object> order = new HashMap<>(Api.anOrder());
        order.put("infusionMinutes", 90);
        suite.physician().post("/courses/" + courseId + "/orders", order).statusCode(201);

        book(suite, courseId, request("2190-05-03", "09:00", 1))
                .body("visits[0].endsAt", equalTo("2190-05-03T10:30:00+02:00"));
        book(suite, courseId, with(request("2190-05-10", "09:00", 1), "durationMinutes", 30))
                .body("visits[0].endsAt", equalTo("2190-05-10T09:30:00+02:00"));
    }

    @Test
    void one_clash_books_nothing_and_names_the_alternatives() {
        Api.Suite suite = Api.aSuite(2);
        String window = suite.chairIds().get(0);
        String door = suite.chairIds().get(1);
        String first = suite.aConsentedCourse(suite.aPatient().patientId());
        book(suite, first, with(request("2190-05-10", "09:30", 1), "chairId", window))
                .statusCode(201);
        String second = suite.aConsentedCourse(suite.aPatient().patientId());

        book(suite, second, with(request("2190-05-03", "09:00", 3), "chairId", window))
                .statusCode(409)
                .body("type", equalTo("/problems/booking-clash"))
                .body("clashes", hasSize(1))
                .body("clashes[0].visitNumber", equalTo(2))
                .body("clashes[0].startsAt", equalTo("2190-05-10T09:00:00+02:00"))
                .body("clashes[0].chairId", equalTo(window))
                .body("clashes[0].reason", equalTo("chair-taken"))
                .body("clashes[0].freeChairIds", contains(door))
                .body("clashes[0].nextFree", nullValue());

        suite.nurse().get("/courses/" + second + "/visits").body("items", hasSize(0));
    }

    @Test
    void a_full_site_offers_the_next_start_of_that_day() {
        Api.Suite suite = Api.aSuite(1);
        String first = suite.aConsentedCourse(suite.aPatient().patientId());
        book(suite, first, request("2190-05-10", "09:30", 1)).statusCode(201);
        String second = suite.aConsentedCourse(suite.aPatient().patientId());

        book(suite, second, request("2190-05-10", "09:00", 1))
                .statusCode(409)
                .body("clashes[0].reason", equalTo("no-chair-free"))
                .body("clashes[0].chairId", nullValue())
                .body("clashes[0].freeChairIds", hasSize(0))
                .body("clashes[0].nextFree.startsAt", equalTo("2190-05-10T10:30:00+02:00"))
                .body("clashes[0].nextFree.chairId", equalTo(suite.chairIds().getFirst()));
    }

    @Test
    void the_patient_keeps_one_chair_when_possible() {
        Api.Suite suite = Api.aSuite(2);
        String first = suite.aConsentedCourse(suite.aPatient().patientId());
        book(
                        suite,
                        first,
                        with(
                                request("2190-05-10", "09:00", 1),
                                "chairId",
                                suite.chairIds().get(0)))
                .statusCode(201);
        String second = suite.aConsentedCourse(suite.aPatient().patientId());

        book(suite, second, request("2190-05-03", "09:00", 3))
                .statusCode(201)
                .body("visits.chairId", everyItem(equalTo(suite.chairIds().get(1))));
    }

    @Test
    void a_patient_is_not_booked_twice_at_a_time() {
        Api.Suite suite = Api.aSuite(2);
        String courseId = suite.aConsentedCourse(suite.aPatient().patientId());
        book(suite, courseId, request("2190-05-10", "09:00", 1)).statusCode(201);

        book(suite, courseId, request("2190-05-10", "09:30", 1))
                .statusCode(409)
                .body("clashes[0].reason", equalTo("patient-has-a-visit"))
                .body("clashes[0].nextFree.startsAt", equalTo("2190-05-10T10:00:00+02:00"));
    }

    @Test
    void of_many_patients_at_once_each_chair_gets_one() throws Exception {
        Api.Suite suite = Api.aSuite(3);
        List<String> courses = IntStream.range(0, 8)
                .mapToObj(n -> suite.aConsentedCourse(suite.aPatient().patientId()))
                .toList();
        List<Callable<Integer>> bookings = courses.stream()
                .<Callable<Integer>>map(courseId -> () -> book(suite, courseId, request("2190-06-07", "09:00", 10))
                        .extract()
                        .statusCode())
                .toList();

        List<Integer> answers = atOnce(bookings);

        assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
        List<Integer> visitsOfEach = courses.stream()
                .map(courseId -> suite.nurse()
                        .get("/courses/" + courseId + "/visits")
                        .extract()
                        .<List<?>>path("items")
                        .size())
                .sorted()
                .toList();
        assertThat(visitsOfEach).containsExactly(0, 0, 0, 0, 0, 10, 10, 10);
    }

    @Test
    void a_repeated_booking_books_nothing_twice_even_at_once() throws Exception {
        Api.Suite suite = Api.aSuite(2);
        String courseId = suite.aConsentedCourse(suite.aPatient().patientId());
        Map<String, Object> request = with(request("2190-05-03", "09:00", 5), "seriesId", UUID.randomUUID());
        List<Callable<Integer>> bookings = IntStream.range(0, 5)
                .<Callable<Integer>>mapToObj(
                        n -> () -> book(suite, courseId, request).extract().statusCode())
                .toList();

        List<Integer> answers = atOnce(bookings);

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(4);
        book(suite, courseId, request).statusCode(200).body("visits", hasSize(5));
        book(suite, courseId, with(request, "time", "10:00"))
                .statusCode(409)
                .body("type", equalTo("/problems/content-differs"));
        suite.nurse().get("/courses/" + courseId + "/visits").body("items", hasSize(5));
    }

    @Test
    void a_draft_cannot_be_booked() {
        Api.Suite suite = Api.aSuite(1);
        String courseId = suite.aCourse(suite.aPatient().patientId());

        book(suite, courseId, request("2190-05-03", "09:00", 1))
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"))
                .body("state", equalTo("draft"));
    }

    @Test
    void the_past_cannot_be_booked() {
        Api.Suite suite = Api.aSuite(1);
        String courseId = suite.aConsentedCourse(suite.aPatient().patientId());

        book(suite, courseId, request("2020-05-03", "09:00", 1))
                .statusCode(422)
                .body("errors.pointer", contains("/firstDate"));
    }

    @Test
    void a_chair_of_another_site_is_refused() {
        Api.Suite suite = Api.aSuite(1);
        String courseId = suite.aConsentedCourse(suite.aPatient().patientId());
        String foreign = Api.aSuite(1).chairIds().getFirst();

        book(suite, courseId, with(request("2190-05-03", "09:00", 1), "chairId", foreign))
                .statusCode(422)
                .body("errors.pointer", contains("/chairId"));
    }

    @Test
    void wrong_fields_are_named() {
        Api.Suite suite = Api.aSuite(1);
        String courseId = suite.aConsentedCourse(suite.aPatient().patientId());

        book(suite, courseId, Map.of())
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/firstDate", "/time", "/count"));
        book(suite, courseId, with(request("2190-05-03", "09:00:30", 53), "durationMinutes", 0))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/time", "/count", "/durationMinutes"));
        book(suite, courseId, with(request("2190-05-03", "25:00", 1), "count", 1))
                .statusCode(422)
                .body("errors.pointer", contains("/time"));
        book(suite, courseId, with(request("2190-05-03", "09:00", 1), "count", 1.5))
                .statusCode(422);
    }

    @Test
    void visits_of_another_team_do_not_exist() {
        Api.Suite suite = Api.aSuite(1);
        Api.Suite other = Api.aSuite(1);
        String patientId = suite.aPatient().patientId();
        String courseId = suite.aConsentedCourse(patientId);

        book(other, courseId, request("2190-05-03", "09:00", 1)).statusCode(404);
        other.nurse().get("/courses/" + courseId + "/visits").statusCode(404);
        other.nurse().get("/patients/" + patientId + "/visits").statusCode(404);
        Api.asAdmin().get("/patients/" + patientId + "/visits").statusCode(403);
    }

    @Test
    void a_patient_reads_their_own_visits_page_by_page() {
        Api.Suite suite = Api.aSuite(1);
        Api.Registered patient = suite.aPatient();
        Api self = Api.as("patient-" + suite.suffix(), Group.PATIENT);
        self.post("/me/enrolment", Map.of("code", patient.invitationCode())).statusCode(200);
        book(suite, suite.aConsentedCourse(patient.patientId()), request("2190-05-03", "09:00", 5))
                .statusCode(201);

        List<Integer> numbers = new ArrayList<>();
        String cursor = "";
        do {
            var page = self.get("/me/visits?limit=2" + cursor).statusCode(200).extract();
            numbers.addAll(page.path("items.number"));
            String next = page.path("nextCursor");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());

        assertThat(numbers).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a_moved_visit_is_shown_to_the_patient_by_its_successor_alone_unless_they_ask() {
        Api.Suite suite = Api.aSuite(1);
        Api.Registered patient = suite.aPatient();
        Api self = Api.as("patient-" + suite.suffix(), Group.PATIENT);
        self.post("/me/enrolment", Map.of("code", patient.invitationCode())).statusCode(200);
        String courseId = suite.aConsentedCourse(patient.patientId());
        List<String> visitIds = book(suite, courseId, request("2190-05-03", "09:00", 3))
                .statusCode(201)
                .extract()
                .path("visits.visitId");
        String successorId = move(suite, visitIds.get(1), "2190-05-11T09:00:00+02:00");
        suite.coordinator().post("/visits/" + visitIds.get(2) + "/cancel").statusCode(200);

        self.get("/me/visits")
                .statusCode(200)
                .body("items.visitId", contains(visitIds.get(0), successorId, visitIds.get(2)));
        self.get("/me/visits?state=booked").body("items.visitId", contains(visitIds.get(0), successorId));
        self.get("/me/visits?state=rescheduled").body("items.visitId", contains(visitIds.get(1)));
        self.get("/me/visits?state=all").body("items", hasSize(4));
        self.get("/me/visits?state=moved").statusCode(400);
        suite.nurse().get("/courses/" + courseId + "/visits").body("items", hasSize(4));
        suite.nurse().get("/patients/" + patient.patientId() + "/visits").body("items", hasSize(4));
    }

    @Test
    void pages_of_a_patient_leave_moved_visits_out_and_no_other() {
        Api.Suite suite = Api.aSuite(1);
        Api.Registered patient = suite.aPatient();
        Api self = Api.as("patient-" + suite.suffix(), Group.PATIENT);
        self.post("/me/enrolment", Map.of("code", patient.invitationCode())).statusCode(200);
        List<String> visitIds = book(
                        suite, suite.aConsentedCourse(patient.patientId()), request("2190-05-03", "09:00", 3))
                .statusCode(201)
                .extract()
                .path("visits.visitId");
        move(suite, visitIds.get(0), "2190-05-04T09:00:00+02:00");
        move(suite, visitIds.get(1), "2190-05-11T09:00:00+02:00");

        String cursor = self.get("/me/visits?limit=1")
                .body("items.number", contains(1))
                .body("items.state", contains("booked"))
                .extract()
                .path("nextCursor");

        self.get("/me/visits?limit=5&cursor=" + cursor)
                .statusCode(200)
                .body("items.number", contains(2, 3))
                .body("items.state", everyItem(equalTo("booked")));
    }

    @Test
    void a_series_asked_for_again_is_shown_with_successors_in_the_places_of_moved_visits() {
        Api.Suite suite = Api.aSuite(1);
        String courseId = suite.aConsentedCourse(suite.aPatient().patientId());
        Map<String, Object> request = with(
                request("2190-05-03", "09:00", 3), "seriesId", UUID.randomUUID().toString());
        List<String> visitIds =
                book(suite, courseId, request).statusCode(201).extract().path("visits.visitId");
        String successorId = move(suite, visitIds.get(1), "2190-05-11T09:00:00+02:00");

        book(suite, courseId, request)
                .statusCode(200)
                .body("visits.number", contains(1, 2, 3))
                .body("visits.visitId", contains(visitIds.get(0), successorId, visitIds.get(2)));
    }

    private static String move(Api.Suite suite, String visitId, String startsAt) {
        return suite.coordinator()
                .post("/visits/" + visitId + "/reschedule", Map.of("startsAt", startsAt))
                .statusCode(201)
                .extract()
                .path("visitId");
    }

    private static ValidatableResponse book(Api.Suite suite, String courseId, Map<String, Object> request) {
        return suite.coordinator().post("/courses/" + courseId + "/series", request);
    }

    private static Map<String, Object> request(String firstDate, String time, int count) {
        return Map.of("firstDate", firstDate, "time", time, "count", count);
    }

    private static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(request);
        changed.put(field, value);
        return changed;
    }

    private static List<Integer> atOnce(List<Callable<Integer>> requests) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }
}
