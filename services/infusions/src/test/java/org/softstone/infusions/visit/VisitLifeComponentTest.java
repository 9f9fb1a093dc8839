package org.softstone.infusions.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
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
import org.softstone.contracts.InfusionCompleted;
import org.softstone.contracts.InfusionStarted;
import org.softstone.contracts.InfusionStoppedEarly;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitBooked;
import org.softstone.contracts.VisitCancelled;
import org.softstone.contracts.VisitHeld;
import org.softstone.contracts.VisitMissed;
import org.softstone.contracts.VisitReinstated;
import org.softstone.contracts.VisitRescheduled;
import org.softstone.infusions.Api;
import org.softstone.infusions.Business;
import org.softstone.infusions.Published;
import org.softstone.testing.RealInfrastructure;

/** Visits begin the day after the business time at which the test finds the shared service. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class VisitLifeComponentTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void an_infusion_is_started_with_the_ordered_dose_and_completed_with_what_was_given() {
        Treatment treatment = aTreatment(1, 1);
        Api nurse = treatment.suite().nurse();
        String visit = treatment.visit(0);
        awaitDayOf(treatment, 0);

        treatment
                .suite()
                .coordinator()
                .post(visit + "/check-in")
                .statusCode(200)
                .body("state", equalTo("checked-in"));
        nurse.post(visit + "/check-in").statusCode(200);
        nurse.post(visit + "/start")
                .statusCode(200)
                .body("state", equalTo("in-progress"))
                .body("orderedGrams", equalTo(12.5f))
                .body("startedAt", notNullValue());
        nurse.post(visit + "/start").statusCode(200);
        nurse.post(visit + "/complete", Map.of("givenGrams", 12.25))
                .statusCode(200)
                .body("state", equalTo("completed"))
                .body("givenGrams", equalTo(12.25f));
        nurse.post(visit + "/complete", Map.of("givenGrams", new BigDecimal("12.250")))
                .statusCode(200);
        nurse.post(visit + "/complete", Map.of("givenGrams", 12))
                .statusCode(409)
                .body("state", equalTo("completed"));

        var events = Published.on(Topic.VISITS, treatment.patientId(), 3);
        assertThat(events).hasExactlyElementsOfTypes(VisitBooked.class, InfusionStarted.class, InfusionCompleted.class);
        InfusionCompleted completed = (InfusionCompleted) events.getLast();
        assertThat(completed.orderedGrams()).isEqualByComparingTo("12.5");
        assertThat(completed.givenGrams()).isEqualByComparingTo("12.25");
        assertThat(completed.number()).isEqualTo(1);
        assertThat(completed.visitId()).hasToString(treatment.visitIds().getFirst());
    }

    @Test
    void a_later_signed_version_of_the_order_changes_the_dose_of_the_infusions_after_it() {
        Treatment treatment = aTreatment(1, 2);
        complete(treatment, 0, 12.5);
        Map<String, Object> order = new HashMap<>(Api.anOrder());
        order.put("startDoseGrams", 15);
        treatment
                .suite()
                .physician()
                .post("/courses/" + treatment.courseId() + "/orders", order)
                .statusCode(201)
                .body("version", equalTo(2));

        complete(treatment, 1, 15);

        treatment
                .suite()
                .nurse()
                .get("/courses/" + treatment.courseId() + "/visits")
                .body("items.orderedGrams", contains(12.5f, 15));
    }

    @Test
    void an_infusion_stopped_early_has_given_less_than_ordered() {
        Treatment treatment = aTreatment(1, 1);
        Api nurse = treatment.suite().nurse();
        String visit = treatment.visit(0);
        awaitDayOf(treatment, 0);
        nurse.post(visit + "/check-in").statusCode(200);
        nurse.post(visit + "/start").statusCode(200);

        nurse.post(visit + "/stop-early", Map.of("givenGrams", 12.5))
                .statusCode(422)
                .body("errors.pointer", contains("/givenGrams"));
        nurse.post(visit + "/stop-early", Map.of("givenGrams", 0))
                .statusCode(200)
                .body("state", equalTo("stopped-early"))
                .body("givenGrams", equalTo(0));

        assertThat(Published.on(Topic.VISITS, treatment.patientId(), 3).getLast())
                .isInstanceOf(InfusionStoppedEarly.class);
    }

    @Test
    void wrong_fields_of_an_end_are_named_and_nothing_is_stored() {
        Treatment treatment = aTreatment(1, 1);
        Api nurse = treatment.suite().nurse();
        String visit = treatment.visit(0);
        awaitDayOf(treatment, 0);
        nurse.post(visit + "/check-in").statusCode(200);
        nurse.post(visit + "/start").statusCode(200);

        nurse.post(visit + "/complete", Map.of("endedAt", "2199-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/givenGrams", "/endedAt"));
        for (String wrong :
                List.of("2026-03-02T19:03:42+01", "2026-03-02T19:03:42+01:00:30", "2026-03-02T19:03:42+15:00")) {
            nurse.post(visit + "/complete", Map.of("givenGrams", 12.5, "endedAt", wrong))
                    .statusCode(422)
                    .body("errors.pointer", contains("/endedAt"));
        }
        for (Object wrong : List.of(-1, 12.501, 1.0005, "much")) {
            nurse.post(visit + "/complete", Map.of("givenGrams", wrong))
                    .statusCode(422)
                    .body("errors.pointer", contains("/givenGrams"));
        }
        nurse.post(visit + "/complete", "null").statusCode(400);
        nurse.get(visit).body("state", equalTo("in-progress")).body("givenGrams", nullValue());
    }

    @Test
    void a_visit_is_held_for_a_reason_that_stays_here() {
        Treatment treatment = aTreatment(1, 1);
        Api nurse = treatment.suite().nurse();
        String visit = treatment.visit(0);
        awaitDayOf(treatment, 0);
        nurse.post(visit + "/check-in").statusCode(200);

        nurse.post(visit + "/hold", Map.of()).statusCode(422).body("errors.pointer", contains("/reason"));
        nurse.post(visit + "/hold", Map.of("reason", "Gap acidosis"))
                .statusCode(200)
                .body("state", equalTo("held"));
        nurse.post(visit + "/hold", Map.of("reason", "Gap acidosis"))
                .statusCode(200)
                .body("reason", equalTo("Gap acidosis"));
        nurse.post(visit + "/hold", Map.of("reason", "Other")).statusCode(409).body("state", equalTo("held"));
        nurse.post(visit + "/start").statusCode(409).body("state", equalTo("held"));
        treatment.suite().coordinator().get(visit).body("reason", nullValue());

        assertThat(Published.on(Topic.VISITS, treatment.patientId(), 2))
                .hasExactlyElementsOfTypes(VisitBooked.class, VisitHeld.class);
        assertThat(Published.textOn(Topic.VISITS)).doesNotContain("acidosis");
    }

    @Test
    void a_moved_visit_has_a_successor_with_its_number_on_its_chair() {
        Treatment treatment = aTreatment(2, 2);
        Api coordinator = treatment.suite().coordinator();
        String visit = treatment.visit(0);
        OffsetDateTime halfAnHourLater = treatment.startsAt().plusMinutes(30);
        Map<String, Object> move = Map.of("startsAt", halfAnHourLater.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));

        String successorId = coordinator
                .post(visit + "/reschedule", move)
                .statusCode(201)
                .body("number", equalTo(1))
                .body("state", equalTo("booked"))
                .body("chairId", equalTo(treatment.chairId()))
                .extract()
                .path("visitId");
        coordinator.post(visit + "/reschedule", move).statusCode(200).body("visitId", equalTo(successorId));
        coordinator
                .post(
                        visit + "/reschedule",
                        Map.of("startsAt", halfAnHourLater.plusDays(1).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)))
                .statusCode(409)
                .body("state", equalTo("rescheduled"));
        coordinator.get(visit).body("state", equalTo("rescheduled")).body("successorId", equalTo(successorId));

        var events = Published.on(Topic.VISITS, treatment.patientId(), 3);
        VisitRescheduled moved = (VisitRescheduled) events.getLast();
        assertThat(moved.visitId()).hasToString(treatment.visitIds().getFirst());
        assertThat(moved.successorId()).hasToString(successorId);
        assertThat(moved.number()).isEqualTo(1);
        assertThat(moved.startsAt()).isEqualTo(halfAnHourLater.toInstant());
        assertThat(moved.endsAt()).isEqualTo(halfAnHourLater.plusHours(1).toInstant());
    }

    @Test
    void a_move_that_clashes_changes_nothing_and_names_what_is_free() {
        Treatment treatment = aTreatment(2, 2);
        Api nurse = treatment.suite().nurse();
        OffsetDateTime second =
                treatment.startsAt().atZoneSameInstant(ZONE).plusWeeks(1).toOffsetDateTime();

        nurse.post(
                        treatment.visit(0) + "/reschedule",
                        Map.of("startsAt", second.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)))
                .statusCode(409)
                .body("type", equalTo("/problems/booking-clash"))
                .body("clashes", hasSize(1))
                .body("clashes[0].visitNumber", equalTo(1))
                .body("clashes[0].reason", equalTo("patient-has-a-visit"))
                .body(
                        "clashes[0].nextFree.startsAt",
                        equalTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(second.plusHours(1))));

        nurse.get(treatment.visit(0)).body("state", equalTo("booked"));
        assertThat(Published.on(Topic.VISITS, treatment.patientId(), 2)).hasSize(2);
    }

    @Test
    void wrong_fields_of_a_move_are_named() {
        Treatment treatment = aTreatment(1, 1);
        Api nurse = treatment.suite().nurse();
        String path = treatment.visit(0) + "/reschedule";
        String foreignChair = Api.aSuite(1).chairIds().getFirst();

        nurse.post(path, Map.of("durationMinutes", 0))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/startsAt", "/durationMinutes"));
        nurse.post(path, Map.of("startsAt", "2020-01-01T09:00:00Z"))
                .statusCode(422)
                .body("errors.pointer", contains("/startsAt"));
        nurse.post(path, Map.of("startsAt", treatment.startsAt().plusSeconds(30).toString()))
                .statusCode(422)
                .body("errors.pointer", contains("/startsAt"));
        nurse.post(path, Map.of("startsAt", "2190-05-03T09:00:00+02:00", "chairId", foreignChair))
                .statusCode(422)
                .body("errors.pointer", contains("/chairId"));
        nurse.get(treatment.visit(0)).body("state", equalTo("booked"));
    }

    @Test
    void wrong_fields_of_a_move_are_named_also_when_the_visit_was_moved_before() {
        Treatment treatment = aTreatment(1, 1);
        Api nurse = treatment.suite().nurse();
        String path = treatment.visit(0) + "/reschedule";
        String later = treatment.startsAt().plusMinutes(30).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        nurse.post(path, Map.of("startsAt", later)).statusCode(201);

        nurse.post(path, Map.of("startsAt", later, "durationMinutes", 0))
                .statusCode(422)
                .body("errors.pointer", contains("/durationMinutes"));
        nurse.post(path, Map.of("durationMinutes", -60))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/startsAt", "/durationMinutes"));
    }

    @Test
    void a_move_is_repeated_when_its_time_has_come() {
        Treatment treatment = aTreatment(1, 1);
        Api nurse = treatment.suite().nurse();
        String path = treatment.visit(0) + "/reschedule";
        Map<String, Object> move =
                Map.of("startsAt", treatment.startsAt().plusMinutes(30).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        String successorId = nurse.post(path, move).statusCode(201).extract().path("visitId");
        new Business(management).advance(Duration.ofDays(2));

        nurse.post(path, move).statusCode(200).body("visitId", equalTo(successorId));
    }

    @Test
    void nobody_is_checked_in_before_the_day_of_the_visit() {
        Treatment treatment = aTreatment(1, 1);
        Api coordinator = treatment.suite().coordinator();
        String visit = treatment.visit(0);

        coordinator
                .post(visit + "/check-in")
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"))
                .body("state", equalTo("booked"))
                .body("needed", equalTo("Its day has not come: move it to let the patient in earlier."));
        coordinator.get(visit).body("state", equalTo("booked")).body("checkedInAt", nullValue());
        awaitDayOf(treatment, 0);
        coordinator.post(visit + "/check-in").statusCode(200).body("state", equalTo("checked-in"));
    }

    @Test
    void of_many_visits_moved_to_one_chair_at_once_one_gets_it() throws Exception {
        Treatment first = aTreatment(1, 1);
        Api.Suite suite = first.suite();
        List<Treatment> treatments = IntStream.range(1, 5)
                .mapToObj(hour -> aTreatment(suite, 1, LocalTime.of(9 + 2 * hour, 0)))
                .toList();
        String wanted = "2190-08-03T09:00:00+02:00";
        List<Callable<Integer>> moves = treatments.stream()
                .<Callable<Integer>>map(treatment -> () -> suite.nurse()
                        .post(treatment.visit(0) + "/reschedule", Map.of("startsAt", wanted))
                        .extract()
                        .statusCode())
                .toList();

        List<Integer> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(moves.size())) {
            answers = threads.invokeAll(moves).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(3);
    }

    @Test
    void a_visit_is_cancelled_once_and_its_chair_is_free() {
        Treatment treatment = aTreatment(1, 1);
        Api coordinator = treatment.suite().coordinator();
        String visit = treatment.visit(0);

        coordinator.post(visit + "/cancel").statusCode(200).body("state", equalTo("cancelled"));
        coordinator.post(visit + "/cancel").statusCode(200);
        coordinator.post(visit + "/check-in").statusCode(409).body("state", equalTo("cancelled"));

        assertThat(Published.on(Topic.VISITS, treatment.patientId(), 2))
                .hasExactlyElementsOfTypes(VisitBooked.class, VisitCancelled.class);
        aTreatment(treatment.suite(), 1, LocalTime.of(9, 0));
    }

    @Test
    void a_patient_who_did_not_come_is_a_no_show_only_after_the_visit_was_to_begin() {
        Treatment treatment = aTreatment(1, 1);
        Api coordinator = treatment.suite().coordinator();
        String visit = treatment.visit(0);

        coordinator
                .post(visit + "/no-show")
                .statusCode(409)
                .body("state", equalTo("booked"))
                .body("needed", equalTo("Nobody has missed a visit that is still to come."));
        new Business(management).advance(Duration.ofDays(2));
        coordinator.post(visit + "/no-show").statusCode(200).body("state", equalTo("no-show"));
        coordinator.post(visit + "/no-show").statusCode(200);

        assertThat(Published.on(Topic.VISITS, treatment.patientId(), 2))
                .hasExactlyElementsOfTypes(VisitBooked.class, VisitMissed.class);
    }

    @Test
    void a_no_show_is_undone_on_its_day_and_the_visit_goes_on() {
        Treatment treatment = aTreatment(1, 1);
        Api coordinator = treatment.suite().coordinator();
        String visit = treatment.visit(0);
        awaitDayOf(treatment, 0);
        coordinator.post(visit + "/undo-no-show").statusCode(200).body("reinstatedAt", nullValue());
        coordinator.post(visit + "/no-show").statusCode(200);

        coordinator
                .post(visit + "/undo-no-show")
                .statusCode(200)
                .body("state", equalTo("booked"))
                .body("stateSince", nullValue())
                .body("chairId", equalTo(treatment.chairId()))
                .body("reinstatedAt", notNullValue());
        coordinator.post(visit + "/undo-no-show").statusCode(200);
        coordinator.post(visit + "/check-in").statusCode(200);
        coordinator
                .post(visit + "/undo-no-show")
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"))
                .body("state", equalTo("checked-in"));

        var events = Published.on(Topic.VISITS, treatment.patientId(), 3);
        assertThat(events).hasExactlyElementsOfTypes(VisitBooked.class, VisitMissed.class, VisitReinstated.class);
        VisitReinstated reinstated = (VisitReinstated) events.getLast();
        assertThat(reinstated.startsAt()).isEqualTo(treatment.startsAt().toInstant());
        assertThat(reinstated.reinstatedAt()).isAfter(((VisitMissed) events.get(1)).missedAt());
    }

    @Test
    void a_no_show_is_not_undone_on_another_day() {
        Treatment treatment = aTreatment(1, 1);
        Api coordinator = treatment.suite().coordinator();
        String visit = treatment.visit(0);
        awaitDayOf(treatment, 0);
        coordinator.post(visit + "/no-show").statusCode(200);
        new Business(management).advance(Duration.ofDays(1));

        coordinator
                .post(visit + "/undo-no-show")
                .statusCode(409)
                .body("state", equalTo("no-show"))
                .body(
                        "needed",
                        equalTo("A no-show is undone on the day on which it was recorded: book another visit."));
    }

    @Test
    void a_visit_whose_chair_was_given_away_gets_another_or_stays_a_no_show() {
        Treatment treatment = aTreatment(Api.aSuite(2), 1, LocalTime.of(20, 0));
        Api coordinator = treatment.suite().coordinator();
        new Business(management)
                .advance(Duration.between(
                        new Business(management).now(), treatment.startsAt().toInstant()));
        coordinator.post(treatment.visit(0) + "/no-show").statusCode(200);
        ZonedDateTime soon =
                new Business(management).now().atZone(ZONE).plusMinutes(2).truncatedTo(ChronoUnit.MINUTES);
        String other = bookOn(treatment.suite(), treatment.chairId(), soon);

        coordinator
                .post(treatment.visit(0) + "/undo-no-show")
                .statusCode(200)
                .body("chairId", not(equalTo(treatment.chairId())))
                .extract()
                .path("chairId");
        coordinator.post(treatment.visit(0) + "/no-show").statusCode(200);
        String otherChair = treatment.suite().chairIds().stream()
                .filter(chair -> !chair.equals(treatment.chairId()))
                .findFirst()
                .orElseThrow();
        bookOn(treatment.suite(), otherChair, soon);
        coordinator
                .post(treatment.visit(0) + "/undo-no-show")
                .statusCode(409)
                .body("type", equalTo("/problems/booking-clash"))
                .body("clashes.reason", contains("no-chair-free"));
        coordinator.get(treatment.visit(0)).body("state", equalTo("no-show"));
        coordinator.get("/visits/" + other).body("state", equalTo("booked"));
    }

    @Test
    void a_no_show_for_which_another_visit_was_booked_is_undone_only_with_a_reason() {
        Treatment treatment = aTreatment(1, 1);
        Api coordinator = treatment.suite().coordinator();
        awaitDayOf(treatment, 0);
        coordinator.post(treatment.visit(0) + "/no-show").statusCode(200);
        coordinator
                .post(
                        "/courses/" + treatment.courseId() + "/series",
                        Map.of(
                                "firstDate",
                                treatment.startsAt().toLocalDate().plusDays(2).toString(),
                                "time",
                                "09:00",
                                "count",
                                1))
                .statusCode(201);

        coordinator
                .post(treatment.visit(0) + "/undo-no-show")
                .statusCode(409)
                .body("type", equalTo("/problems/infusions-too-near"));
        coordinator
                .post(treatment.visit(0) + "/undo-no-show", Map.of("overrideReason", "The patient is here"))
                .statusCode(200)
                .body("state", equalTo("booked"))
                .body("warnings", hasSize(1))
                .body("overrides.step", contains("reinstate"));
    }

    @Test
    void past_visits_that_nobody_closed_are_listed_page_by_page_to_their_team() {
        Treatment treatment = aTreatment(2, 3);
        Api.Suite suite = treatment.suite();
        Api.Suite neighbours =
                Api.aTeamAt(suite.siteId(), suite.chairIds(), UUID.randomUUID().toString());
        aTreatment(neighbours, 1, LocalTime.of(9, 0));
        suite.nurse().get("/visits/unclosed").statusCode(200).body("items", hasSize(0));
        awaitDayOf(treatment, 1);
        suite.nurse().post(treatment.visit(1) + "/check-in").statusCode(200);
        new Business(management).advance(Duration.ofHours(1));

        String next = suite.nurse()
                .get("/visits/unclosed?limit=1")
                .statusCode(200)
                .body("items.visitId", contains(treatment.visitIds().get(0)))
                .body("items.state", contains("booked"))
                .extract()
                .path("nextCursor");
        suite.nurse()
                .get("/visits/unclosed?limit=1&cursor=" + next)
                .body("items.visitId", contains(treatment.visitIds().get(1)))
                .body("items.state", contains("checked-in"));
        suite.coordinator()
                .get("/visits/unclosed?teamId=" + suite.teamId() + "&siteId=" + suite.siteId())
                .body(
                        "items.visitId",
                        contains(
                                treatment.visitIds().get(0),
                                treatment.visitIds().get(1)));
        suite.coordinator().post(treatment.visit(0) + "/no-show").statusCode(200);
        suite.nurse().get("/visits/unclosed").body("items", hasSize(1));
        suite.nurse().get("/visits/unclosed?teamId=" + neighbours.teamId()).statusCode(404);
        suite.nurse().get("/visits/unclosed?siteId=" + UUID.randomUUID()).statusCode(404);
        Api.as("stranger", Group.NURSE).get("/visits/unclosed").statusCode(200).body("items", hasSize(0));
        suite.nurse().get("/visits/unclosed?cursor=x").statusCode(400);
    }

    @Test
    void nobody_is_let_in_while_the_course_is_on_hold_and_what_runs_can_be_ended() {
        Treatment treatment = aTreatment(1, 2);
        Api nurse = treatment.suite().nurse();
        awaitDayOf(treatment, 0);
        nurse.post(treatment.visit(0) + "/check-in").statusCode(200);
        nurse.post(treatment.visit(0) + "/start").statusCode(200);
        nurse.post("/courses/" + treatment.courseId() + "/hold").statusCode(200);

        nurse.post(treatment.visit(1) + "/check-in")
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"))
                .body("state", equalTo("on-hold"));
        nurse.post(treatment.visit(1) + "/reschedule", Map.of("startsAt", "2190-05-03T09:00:00+02:00"))
                .statusCode(409)
                .body("state", equalTo("on-hold"));
        nurse.post(treatment.visit(0) + "/complete", Map.of("givenGrams", 12.5)).statusCode(200);
    }

    @Test
    void a_step_out_of_order_says_the_state_it_found() {
        Treatment treatment = aTreatment(1, 1);
        Api nurse = treatment.suite().nurse();
        String visit = treatment.visit(0);

        for (String step : List.of("/hold", "/complete", "/stop-early")) {
            nurse.post(visit + step, Map.of("reason", "r", "givenGrams", 1)).statusCode(422);
        }
        nurse.post(visit + "/start").statusCode(409).body("state", equalTo("booked"));
        nurse.post(visit + "/hold", Map.of("reason", "r")).statusCode(409).body("state", equalTo("booked"));
        nurse.post(visit + "/complete", Map.of("givenGrams", 1)).statusCode(409).body("state", equalTo("booked"));
    }

    @Test
    void coordinators_give_nothing_and_strangers_find_nothing() {
        Treatment treatment = aTreatment(1, 1);
        String visit = treatment.visit(0);
        Api coordinator = treatment.suite().coordinator();
        Api stranger = Api.aSuite(0).nurse();

        coordinator.post(visit + "/hold", Map.of("reason", "r")).statusCode(403);
        coordinator.post(visit + "/start").statusCode(403);
        coordinator.post(visit + "/complete", Map.of("givenGrams", 1)).statusCode(403);
        coordinator.post(visit + "/stop-early", Map.of("givenGrams", 1)).statusCode(403);
        Api.as("patient-x", Group.PATIENT).post(visit + "/cancel").statusCode(403);
        for (String step : List.of("/check-in", "/start", "/cancel", "/no-show")) {
            stranger.post(visit + step).statusCode(404);
        }
        stranger.get(visit).statusCode(404);
        treatment.suite().nurse().get("/visits/no-uuid").statusCode(404);
    }

    /** A visit of another patient. */
    private static String bookOn(Api.Suite suite, String chairId, ZonedDateTime at) {
        String courseId = suite.anActiveCourse(suite.aPatient().patientId());
        return suite.coordinator()
                .post(
                        "/courses/" + courseId + "/series",
                        Map.of(
                                "firstDate",
                                at.toLocalDate().toString(),
                                "time",
                                at.toLocalTime().toString(),
                                "count",
                                1,
                                "chairId",
                                chairId))
                .statusCode(201)
                .extract()
                .path("visits[0].visitId");
    }

    /** Moves business time to the beginning of a visit, as it was booked. */
    private void awaitDayOf(Treatment treatment, int visit) {
        Business business = new Business(management);
        ZonedDateTime start = treatment.startsAt().atZoneSameInstant(ZONE).plusWeeks(visit);
        business.advance(Duration.between(business.now(), start.toInstant()));
    }

    private void complete(Treatment treatment, int visit, double givenGrams) {
        Api nurse = treatment.suite().nurse();
        awaitDayOf(treatment, visit);
        nurse.post(treatment.visit(visit) + "/check-in").statusCode(200);
        nurse.post(treatment.visit(visit) + "/start").statusCode(200);
        ValidatableResponse ended = nurse.post(treatment.visit(visit) + "/complete", Map.of("givenGrams", givenGrams));
        ended.statusCode(200);
    }

    private Treatment aTreatment(int chairs, int visits) {
        return aTreatment(Api.aSuite(chairs), visits, LocalTime.of(9, 0));
    }

    /** An active course with weekly visits from tomorrow on. */
    private Treatment aTreatment(Api.Suite suite, int visits, LocalTime time) {
        String patientId = suite.aPatient().patientId();
        String courseId = suite.anActiveCourse(patientId);
        LocalDate tomorrow =
                LocalDate.ofInstant(new Business(management).now(), ZONE).plusDays(1);
        var series = suite.coordinator()
                .post(
                        "/courses/" + courseId + "/series",
                        Map.of("firstDate", tomorrow.toString(), "time", time.toString(), "count", visits))
                .statusCode(201)
                .extract();
        return new Treatment(
                suite,
                patientId,
                courseId,
                series.path("visits.visitId"),
                series.path("visits[0].chairId"),
                tomorrow.atTime(time).atZone(ZONE).toOffsetDateTime());
    }

    private record Treatment(
            Api.Suite suite,
            String patientId,
            String courseId,
            List<String> visitIds,
            String chairId,
            OffsetDateTime startsAt) {

        String visit(int index) {
            return "/visits/" + visitIds.get(index);
        }
    }
}
