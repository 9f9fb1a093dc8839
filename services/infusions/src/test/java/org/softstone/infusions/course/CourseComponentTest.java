package org.softstone.infusions.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;
import org.softstone.infusions.Api;
import org.softstone.infusions.Published;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class CourseComponentTest {

    private static final Map<String, Object> CONSENT =
            Map.of("givenBy", "patient", "givenAt", "2026-01-02T09:30:00+01:00", "documentReference", "DMS-4711");

    @Test
    void consent_and_start_are_announced_in_order_and_once() {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        String courseId = suite.aCourse(patientId);
        suite.nurse().post("/courses/" + courseId + "/consent", CONSENT).statusCode(200);
        suite.nurse().post("/courses/" + courseId + "/consent", CONSENT).statusCode(200);
        suite.physician()
                .post("/courses/" + courseId + "/orders", Api.anOrder())
                .statusCode(201);
        suite.nurse().post("/courses/" + courseId + "/start").statusCode(200);
        suite.nurse().post("/courses/" + courseId + "/start").statusCode(200);

        List<Event> events = Published.on(Topic.COURSES, patientId, 2);

        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOfSatisfying(CourseEnrolled.class, enrolled -> {
            assertThat(enrolled.courseId()).hasToString(courseId);
            assertThat(enrolled.zone().getId()).isEqualTo("Europe/Berlin");
        });
        assertThat(events.get(1)).isInstanceOf(CourseStarted.class);
    }

    @Test
    void a_draft_cannot_be_started_and_says_why() {
        Api.Suite suite = Api.aSuite(0);
        String courseId = suite.aCourse(suite.aPatient().patientId());
        suite.physician()
                .post("/courses/" + courseId + "/orders", Api.anOrder())
                .statusCode(201);

        suite.physician()
                .post("/courses/" + courseId + "/start")
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"))
                .body("state", equalTo("draft"))
                .body("needed", equalTo("The patient's consent must be recorded first."));
    }

    @Test
    void a_course_without_a_signed_order_cannot_be_started() {
        Api.Suite suite = Api.aSuite(0);
        String courseId = suite.aConsentedCourse(suite.aPatient().patientId());

        suite.nurse()
                .post("/courses/" + courseId + "/start")
                .statusCode(409)
                .body("state", equalTo("consented"))
                .body("needed", equalTo("A physician must sign an order first."));
        suite.nurse()
                .get("/courses/" + courseId)
                .body("state", equalTo("consented"))
                .body("order", nullValue());
    }

    @Test
    void another_consent_than_the_recorded_one_is_refused() {
        Api.Suite suite = Api.aSuite(0);
        String courseId = suite.aCourse(suite.aPatient().patientId());
        suite.nurse().post("/courses/" + courseId + "/consent", CONSENT).statusCode(200);

        suite.nurse()
                .post("/courses/" + courseId + "/consent", changed(CONSENT, "documentReference", "DMS-other"))
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"));

        suite.nurse()
                .get("/courses/" + courseId)
                .body("consent.documentReference", equalTo("DMS-4711"))
                .body("consent.recordedBy", equalTo("nurse-" + suite.suffix()));
    }

    @Test
    void wrong_fields_of_a_consent_are_named() {
        Api.Suite suite = Api.aSuite(0);
        String path = "/courses/" + suite.aCourse(suite.aPatient().patientId()) + "/consent";

        suite.nurse()
                .post(path, Map.of("givenAt", "2199-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/givenBy", "/documentReference", "/givenAt"));
        suite.nurse()
                .post(path, changed(CONSENT, "givenBy", "neighbour"))
                .statusCode(422)
                .body("errors.pointer", contains("/givenBy"));
        suite.nurse()
                .post(path, changed(CONSENT, "givenAt", "2026-01-02T09:30:00"))
                .statusCode(422);
    }

    @Test
    void every_change_of_an_order_is_a_new_version() {
        Api.Suite suite = Api.aSuite(0);
        String courseId = suite.aCourse(suite.aPatient().patientId());
        suite.physician()
                .post("/courses/" + courseId + "/orders", Api.anOrder())
                .statusCode(201);

        suite.physician()
                .post("/courses/" + courseId + "/orders", changed(Api.anOrder(), "startDoseGrams", 15))
                .statusCode(201)
                .body("version", equalTo(2));

        suite.nurse()
                .get("/courses/" + courseId)
                .body("order.version", equalTo(2))
                .body("order.startDoseGrams", equalTo(15))
                .body("order.concentrationMgPerMl", equalTo(250))
                .body("order.salt", equalTo("pentahydrate"))
                .body("order.signedBy", equalTo("physician-" + suite.suffix()));
    }

    @Test
    void a_repeated_signature_signs_nothing_twice() {
        Api.Suite suite = Api.aSuite(0);
        String courseId = suite.aCourse(suite.aPatient().patientId());
        Map<String, Object> order = changed(Api.anOrder(), "orderId", UUID.randomUUID());
        suite.physician().post("/courses/" + courseId + "/orders", order).statusCode(201);

        suite.physician()
                .post("/courses/" + courseId + "/orders", order)
                .statusCode(200)
                .body("version", equalTo(1));
        suite.physician()
                .post("/courses/" + courseId + "/orders", changed(order, "ceilingGrams", 15))
                .statusCode(409)
                .body("type", equalTo("/problems/content-differs"));
    }

    @Test
    void only_physicians_sign_orders() {
        Api.Suite suite = Api.aSuite(0);
        String path = "/courses/" + suite.aCourse(suite.aPatient().patientId()) + "/orders";

        suite.nurse().post(path, Api.anOrder()).statusCode(403);
        suite.coordinator().post(path, Api.anOrder()).statusCode(403);
        Api.aSuite(0).physician().post(path, Api.anOrder()).statusCode(404);
    }

    @Test
    void an_order_needs_product_salt_and_concentration() {
        Api.Suite suite = Api.aSuite(0);
        String path = "/courses/" + suite.aCourse(suite.aPatient().patientId()) + "/orders";

        suite.physician()
                .post(path, Map.of("startDoseGrams", 25, "ceilingGrams", 12.5))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/product", "/salt", "/concentrationMgPerMl", "/startDoseGrams"));
        suite.physician()
                .post(path, changed(Api.anOrder(), "startDoseGrams", "12.5"))
                .statusCode(422);
        suite.physician()
                .post(path, changed(Api.anOrder(), "infusionMinutes", 60.5))
                .statusCode(422);
        suite.physician()
                .post(path, changed(Api.anOrder(), "salt", "heptahydrate"))
                .statusCode(422);
    }

    @Test
    void a_patient_has_one_open_course() {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        suite.aCourse(patientId);

        suite.nurse()
                .post("/patients/" + patientId + "/courses", Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/course-open"));
    }

    @Test
    void of_many_drafts_at_once_one_is_made() throws Exception {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        List<Callable<Integer>> requests = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(n -> () -> suite.nurse()
                        .post("/patients/" + patientId + "/courses", Map.of())
                        .extract()
                        .statusCode())
                .toList();

        List<Integer> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            answers =
                    threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
        suite.nurse().get("/patients/" + patientId + "/courses").body("items", hasSize(1));
    }

    @Test
    void a_repeated_request_drafts_no_second_course() {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        Map<String, Object> request = Map.of("courseId", UUID.randomUUID());
        suite.nurse().post("/patients/" + patientId + "/courses", request).statusCode(201);

        suite.nurse()
                .post("/patients/" + patientId + "/courses", request)
                .statusCode(200)
                .body("courseId", equalTo(request.get("courseId").toString()));
        suite.nurse()
                .post("/patients/" + suite.aPatient().patientId() + "/courses", request)
                .statusCode(409);
    }

    @Test
    void a_course_of_another_team_does_not_exist() {
        Api.Suite suite = Api.aSuite(0);
        Api.Suite other = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        String courseId = suite.aConsentedCourse(patientId);

        other.nurse().get("/courses/" + courseId).statusCode(404);
        other.nurse().post("/courses/" + courseId + "/consent", CONSENT).statusCode(404);
        other.nurse().post("/courses/" + courseId + "/start").statusCode(404);
        other.nurse().get("/patients/" + patientId + "/courses").statusCode(404);
        other.nurse().post("/patients/" + patientId + "/courses", Map.of()).statusCode(404);
        other.nurse().get("/courses/" + UUID.randomUUID()).statusCode(404);
        Api.asAdmin().get("/courses/" + courseId).statusCode(403);
    }

    private static Map<String, Object> changed(Map<String, Object> request, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(request);
        changed.put(field, value);
        return changed;
    }
}
