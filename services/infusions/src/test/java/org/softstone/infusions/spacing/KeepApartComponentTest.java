package org.softstone.infusions.spacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.softstone.infusions.Api;
import org.softstone.infusions.Business;
import org.softstone.testing.RealInfrastructure;

/** Infusions are at least six days apart, and that is told before anybody has come for nothing. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class KeepApartComponentTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String WHY = "The patient travels";

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void a_visit_is_moved_too_near_to_the_next_one_only_with_a_reason() {
        Treatment treatment = aTreatment();
        List<String> visitIds = treatment.book(treatment.day(0), "09:00", 3);
        Map<String, Object> move = Map.of("startsAt", treatment.at(10, "09:00"));
        Api.Suite suite = treatment.suite();
        String path = "/visits/" + visitIds.get(1) + "/reschedule";

        suite.coordinator()
                .post(path, move)
                .statusCode(409)
                .body("type", equalTo("/problems/infusions-too-near"))
                .body("earliest", equalTo(treatment.day(20).toString()))
                .body("latestBefore", equalTo(treatment.day(8).toString()))
                .body("conflicts", hasSize(1))
                .body("conflicts[0].visitNumber", equalTo(2))
                .body("conflicts[0].reason", equalTo("too-near"))
                .body("conflicts[0].daysApart", equalTo(4))
                .body("conflicts[0].leastDays", equalTo(6))
                .body("conflicts[0].other.visitId", equalTo(visitIds.get(2)));
        suite.nurse().get("/visits/" + visitIds.get(1)).body("state", equalTo("booked"));

        String successorId = suite.coordinator()
                .post(path, with(move, "overrideReason", WHY))
                .statusCode(201)
                .body("warnings.other.visitId", contains(visitIds.get(2)))
                .extract()
                .path("visitId");
        suite.coordinator().post(path, move).statusCode(200).body("warnings", hasSize(1));
        suite.nurse()
                .get("/visits/" + successorId)
                .body("overrides.step", contains("reschedule"))
                .body("overrides.reason", contains(WHY))
                .body("overrides.by", contains("coordinator-" + suite.suffix()));
        suite.coordinator().get("/visits/" + successorId).body("overrides[0].reason", nullValue());
        suite.nurse().get("/visits/" + visitIds.get(2)).body("warnings.other.visitId", contains(successorId));
    }

    @Test
    void series_a_day_apart_and_two_visits_on_one_day_are_booked_only_with_a_reason() {
        Treatment treatment = aTreatment();
        treatment.book(treatment.day(0), "09:00", 3);
        Api coordinator = treatment.suite().coordinator();
        Map<String, Object> dayLater = series(treatment.day(1), "09:00", 3);
        Map<String, Object> sameDay = series(treatment.day(14), "15:00", 1);

        coordinator
                .post(treatment.seriesPath(), dayLater)
                .statusCode(409)
                .body("type", equalTo("/problems/infusions-too-near"))
                .body("conflicts", hasSize(3))
                .body("earliest", equalTo(treatment.day(20).toString()));
        coordinator
                .post(treatment.seriesPath(), sameDay)
                .statusCode(409)
                .body("conflicts.reason", contains("same-day"))
                .body("conflicts[0].daysApart", equalTo(0));
        treatment.suite().nurse().get(treatment.visitsPath()).body("items", hasSize(3));

        Map<String, Object> insisted = with(with(sameDay, "overrideReason", WHY), "seriesId", UUID.randomUUID());
        coordinator
                .post(treatment.seriesPath(), insisted)
                .statusCode(201)
                .body("warnings.reason", contains("same-day"));
        insisted.remove("overrideReason");
        coordinator
                .post(treatment.seriesPath(), insisted)
                .statusCode(200)
                .body("warnings.reason", contains("same-day"));
    }

    @Test
    void what_is_far_enough_from_both_sides_is_booked_without_a_word() {
        Treatment treatment = aTreatment();
        treatment.book(treatment.day(0), "09:00", 1);
        treatment.book(treatment.day(12), "09:00", 1);

        treatment
                .suite()
                .coordinator()
                .post(treatment.seriesPath(), series(treatment.day(6), "09:00", 1))
                .statusCode(201)
                .body("warnings", hasSize(0));
    }

    @Test
    void the_reason_is_one_line() {
        Treatment treatment = aTreatment();
        String visitId = treatment.book(treatment.day(0), "09:00", 1).getFirst();
        Api coordinator = treatment.suite().coordinator();

        coordinator
                .post(treatment.seriesPath(), with(series(treatment.day(7), "09:00", 1), "overrideReason", " "))
                .statusCode(422)
                .body("errors.pointer", contains("/overrideReason"));
        coordinator
                .post(
                        "/visits/" + visitId + "/reschedule",
                        Map.of("startsAt", treatment.at(2, "09:00"), "overrideReason", "x".repeat(201)))
                .statusCode(422)
                .body("errors.pointer", contains("/overrideReason"));
        coordinator
                .post("/visits/" + visitId + "/check-in", Map.of("overrideReason", ""))
                .statusCode(422)
                .body("errors.pointer", contains("/overrideReason"));
    }

    @Test
    void who_comes_too_soon_after_the_last_infusion_is_let_in_with_a_reason_and_not_infused() {
        Treatment treatment = aTreatment();
        List<String> visitIds = treatment.book(treatment.day(0), "09:00", 2);
        String visit = treatment.moveInsisting(visitIds.get(1), treatment.at(5, "09:00"));
        infuse(treatment, visitIds.getFirst(), 12.5);
        Api nurse = treatment.suite().nurse();
        Api coordinator = treatment.suite().coordinator();
        new Business(management).advance(Duration.ofDays(5));

        coordinator
                .post(visit + "/check-in")
                .statusCode(409)
                .body("type", equalTo("/problems/infusion-too-soon"))
                .body("earliest", equalTo(treatment.day(6).toString()));
        nurse.get(visit).body("state", equalTo("booked"));
        coordinator
                .post(visit + "/check-in", Map.of("overrideReason", WHY))
                .statusCode(200)
                .body("state", equalTo("checked-in"))
                .body("warnings.other.visitId", contains(visitIds.getFirst()))
                .body("overrides.step", contains("reschedule", "check-in"));
        nurse.post(visit + "/start")
                .statusCode(409)
                .body("type", equalTo("/problems/infusion-too-soon"))
                .body("earliest", equalTo(treatment.day(6).toString()));
        new Business(management).advance(Duration.ofDays(1));
        nurse.post(visit + "/start").statusCode(200);
    }

    @Test
    void who_is_here_for_another_visit_is_checked_in_twice_only_with_a_reason() {
        Treatment treatment = aTreatment();
        String morning = treatment.book(treatment.day(0), "09:00", 1).getFirst();
        String afternoon = treatment
                .suite()
                .coordinator()
                .post(treatment.seriesPath(), with(series(treatment.day(0), "15:00", 1), "overrideReason", WHY))
                .statusCode(201)
                .extract()
                .path("visits[0].visitId");
        treatment.awaitDay(management, 0);
        Api nurse = treatment.suite().nurse();
        nurse.post("/visits/" + morning + "/check-in").statusCode(200).body("warnings", hasSize(1));

        nurse.post("/visits/" + afternoon + "/check-in")
                .statusCode(409)
                .body("type", equalTo("/problems/infusion-too-soon"))
                .body("earliest", equalTo(treatment.day(6).toString()));
    }

    @Test
    void an_infusion_of_which_nothing_was_given_counts_as_none() {
        Treatment treatment = aTreatment();
        String stopped = treatment.book(treatment.day(0), "09:00", 1).getFirst();
        infuse(treatment, stopped, 0);

        String next = treatment.book(treatment.day(1), "09:00", 1).getFirst();

        new Business(management).advance(Duration.ofDays(1));
        Api nurse = treatment.suite().nurse();
        nurse.post("/visits/" + next + "/check-in").statusCode(200).body("warnings", hasSize(0));
        nurse.post("/visits/" + next + "/start").statusCode(200);
    }

    @Test
    void a_booked_visit_whose_day_has_passed_is_in_nobodys_way() {
        Treatment treatment = aTreatment();
        treatment.book(treatment.day(0), "09:00", 1);
        treatment.awaitDay(management, 2);

        treatment.book(treatment.day(3), "09:00", 1);
    }

    @Test
    void of_bookings_and_moves_at_once_none_comes_too_near_to_another() throws Exception {
        for (int round = 0; round < 3; round++) {
            Treatment treatment = aTreatment();
            String moved = treatment.book(treatment.day(40), "09:00", 1).getFirst();
            List<Callable<Integer>> requests = List.of(
                    () -> treatment.tryToBook(treatment.day(2)),
                    () -> treatment.tryToBook(treatment.day(4)),
                    () -> treatment.tryToBook(treatment.day(6)),
                    () -> treatment
                            .suite()
                            .nurse()
                            .post("/visits/" + moved + "/reschedule", Map.of("startsAt", treatment.at(5, "09:00")))
                            .extract()
                            .statusCode());

            List<Integer> answers;
            try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
                answers = threads.invokeAll(requests).stream()
                        .map(Future::resultNow)
                        .toList();
            }

            assertThat(answers).containsOnlyOnce(201);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(3);
        }
    }

    private void infuse(Treatment treatment, String visitId, double givenGrams) {
        treatment.awaitDay(management, 0);
        Api nurse = treatment.suite().nurse();
        nurse.post("/visits/" + visitId + "/check-in").statusCode(200);
        nurse.post("/visits/" + visitId + "/start").statusCode(200);
        nurse.post(
                        "/visits/" + visitId + (givenGrams == 0 ? "/stop-early" : "/complete"),
                        Map.of("givenGrams", givenGrams))
                .statusCode(200);
    }

    private Treatment aTreatment() {
        Api.Suite suite = Api.aSuite(4);
        String patientId = suite.aPatient().patientId();
        LocalDate tomorrow =
                LocalDate.ofInstant(new Business(management).now(), ZONE).plusDays(1);
        return new Treatment(suite, suite.anActiveCourse(patientId), tomorrow);
    }

    private static Map<String, Object> series(LocalDate firstDate, String time, int count) {
        return Map.of("firstDate", firstDate.toString(), "time", time, "count", count);
    }

    private static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(request);
        changed.put(field, value);
        return changed;
    }

    /** @param tomorrow day 0, by the business time at which the test found the shared service */
    private record Treatment(Api.Suite suite, String courseId, LocalDate tomorrow) {

        LocalDate day(int day) {
            return tomorrow.plusDays(day);
        }

        String at(int day, String time) {
            return day(day).atTime(java.time.LocalTime.parse(time))
                    .atZone(ZONE)
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        }

        String seriesPath() {
            return "/courses/" + courseId + "/series";
        }

        String visitsPath() {
            return "/courses/" + courseId + "/visits";
        }

        List<String> book(LocalDate firstDate, String time, int count) {
            return suite.coordinator()
                    .post(seriesPath(), series(firstDate, time, count))
                    .statusCode(201)
                    .body("warnings", hasSize(0))
                    .extract()
                    .path("visits.visitId");
        }

        int tryToBook(LocalDate day) {
            ValidatableResponse answer = suite.coordinator().post(seriesPath(), series(day, "09:00", 1));
            return answer.extract().statusCode();
        }

        String moveInsisting(String visitId, String startsAt) {
            return "/visits/"
                    + suite.coordinator()
                            .post(
                                    "/visits/" + visitId + "/reschedule",
                                    Map.of("startsAt", startsAt, "overrideReason", WHY))
                            .statusCode(201)
                            .extract()
                            .path("visitId");
        }

        void awaitDay(URI management, int day) {
            Business business = new Business(management);
            business.advance(Duration.between(
                    business.now(), day(day).atTime(9, 0).atZone(ZONE).toInstant()));
        }
    }
}
