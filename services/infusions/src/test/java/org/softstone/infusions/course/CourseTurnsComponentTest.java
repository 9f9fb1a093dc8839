package org.softstone.infusions.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.CourseCompleted;
import org.softstone.contracts.CourseDiscontinued;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseHeld;
import org.softstone.contracts.CourseResumed;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitBooked;
import org.softstone.contracts.VisitCancelled;
import org.softstone.infusions.Api;
import org.softstone.infusions.Published;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class CourseTurnsComponentTest {

    @Test
    void every_turn_is_announced_once_and_in_order() {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        String course = "/courses/" + suite.anActiveCourse(patientId);

        suite.nurse()
                .post(course + "/hold", Map.of("reason", "Bicarbonate 17 mmol/L"))
                .statusCode(200)
                .body("state", equalTo("on-hold"))
                .body("stateReason", equalTo("Bicarbonate 17 mmol/L"))
                .body("stateBy", equalTo("nurse-" + suite.suffix()))
                .body("stateSince", notNullValue());
        suite.nurse()
                .post(course + "/hold", Map.of("reason", "Bicarbonate 17 mmol/L"))
                .statusCode(200)
                .body("stateReason", equalTo("Bicarbonate 17 mmol/L"));
        suite.physician().post(course + "/resume").statusCode(200).body("state", equalTo("active"));
        suite.physician().post(course + "/resume").statusCode(200);
        suite.physician().post(course + "/complete").statusCode(200).body("state", equalTo("completed"));
        suite.physician().post(course + "/complete").statusCode(200);

        List<Event> events = Published.on(Topic.COURSES, patientId, 5);
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        CourseEnrolled.class,
                        CourseStarted.class,
                        CourseHeld.class,
                        CourseResumed.class,
                        CourseCompleted.class);
        assertThat(Published.textOn(Topic.COURSES)).doesNotContain("Bicarbonate");
    }

    @Test
    void a_course_that_ends_gives_its_chairs_back() {
        Api.Suite suite = Api.aSuite(1);
        String patientId = suite.aPatient().patientId();
        String course = "/courses/" + suite.anActiveCourse(patientId);
        Map<String, Object> series = Map.of("firstDate", "2190-05-03", "time", "09:00", "count", 2);
        suite.nurse().post(course + "/series", series).statusCode(201);

        suite.nurse()
                .post(course + "/discontinue", Map.of("reason", "Moved to another town"))
                .statusCode(200)
                .body("state", equalTo("discontinued"))
                .body("stateReason", equalTo("Moved to another town"));

        suite.nurse().get(course + "/visits").body("items.state", everyItem(equalTo("cancelled")));
        assertThat(Published.on(Topic.VISITS, patientId, 4))
                .hasExactlyElementsOfTypes(
                        VisitBooked.class, VisitBooked.class, VisitCancelled.class, VisitCancelled.class);
        assertThat(Published.on(Topic.COURSES, patientId, 3).getLast()).isInstanceOf(CourseDiscontinued.class);
        String next = suite.aConsentedCourse(patientId);
        suite.nurse().post("/courses/" + next + "/series", series).statusCode(201);
    }

    @Test
    void a_turn_repeated_for_another_reason_is_refused_and_the_first_reason_stands() {
        Api.Suite suite = Api.aSuite(0);
        String course = "/courses/" + suite.anActiveCourse(suite.aPatient().patientId());
        Api nurse = suite.nurse();
        nurse.post(course + "/hold", Map.of("reason", "Bicarbonate 17 mmol/L")).statusCode(200);

        nurse.post(course + "/hold", Map.of("reason", "Bicarbonate 16 mmol/L"))
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"))
                .body("state", equalTo("on-hold"))
                .body("needed", equalTo("That is recorded already, with other content."));
        nurse.post(course + "/hold").statusCode(409);
        nurse.get(course).body("stateReason", equalTo("Bicarbonate 17 mmol/L"));

        nurse.post(course + "/discontinue", Map.of("reason", "Moved away")).statusCode(200);
        nurse.post(course + "/discontinue", Map.of("reason", "Moved away")).statusCode(200);
        nurse.post(course + "/discontinue", Map.of("reason", "Changed their mind"))
                .statusCode(409)
                .body("state", equalTo("discontinued"));
        nurse.get(course).body("stateReason", equalTo("Moved away"));
    }

    @Test
    void a_hold_without_a_reason_is_repeated_without_one() {
        Api.Suite suite = Api.aSuite(0);
        String course = "/courses/" + suite.anActiveCourse(suite.aPatient().patientId());
        suite.nurse().post(course + "/hold").statusCode(200);

        suite.nurse().post(course + "/hold").statusCode(200).body("state", equalTo("on-hold"));
        suite.nurse().post(course + "/hold", Map.of("reason", "Afterthought")).statusCode(409);
    }

    @Test
    void a_held_course_books_nothing_and_takes_orders() {
        Api.Suite suite = Api.aSuite(1);
        String course = "/courses/" + suite.anActiveCourse(suite.aPatient().patientId());
        suite.nurse().post(course + "/hold").statusCode(200);

        suite.nurse()
                .post(course + "/series", Map.of("firstDate", "2190-05-03", "time", "09:00", "count", 1))
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"))
                .body("state", equalTo("on-hold"))
                .body("needed", equalTo("The course must be resumed first."));
        suite.physician().post(course + "/orders", Api.anOrder()).statusCode(201);
    }

    @Test
    void a_patient_with_a_held_course_gets_no_second_one() {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        suite.nurse()
                .post("/courses/" + suite.anActiveCourse(patientId) + "/hold")
                .statusCode(200);

        suite.nurse()
                .post("/patients/" + patientId + "/courses", Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/course-open"));
    }

    @Test
    void an_illegal_turn_says_the_state_it_found() {
        Api.Suite suite = Api.aSuite(0);
        String course = "/courses/" + suite.aConsentedCourse(suite.aPatient().patientId());

        for (String turn : List.of("/hold", "/resume", "/complete")) {
            suite.nurse()
                    .post(course + turn)
                    .statusCode(409)
                    .body("type", equalTo("/problems/illegal-transition"))
                    .body("state", equalTo("consented"));
        }
        suite.nurse()
                .post(course + "/discontinue", Map.of("reason", "Changed their mind"))
                .statusCode(200);
        suite.nurse().post(course + "/resume").statusCode(409).body("state", equalTo("discontinued"));
    }

    @Test
    void a_reason_is_required_to_discontinue_is_short_and_becomes_one_line() {
        Api.Suite suite = Api.aSuite(0);
        String course = "/courses/" + suite.anActiveCourse(suite.aPatient().patientId());

        suite.nurse()
                .post(course + "/discontinue", Map.of())
                .statusCode(422)
                .body("errors.pointer", contains("/reason"));
        suite.nurse()
                .post(course + "/hold", Map.of("reason", "x".repeat(201)))
                .statusCode(422)
                .body("errors.pointer", contains("/reason"));
        suite.nurse().get(course).body("state", equalTo("active"));
        suite.nurse()
                .post(course + "/discontinue", Map.of("reason", "two\nlines"))
                .statusCode(200)
                .body("stateReason", equalTo("two lines"));
    }

    @Test
    void coordinators_neither_turn_a_course_nor_read_why() {
        Api.Suite suite = Api.aSuite(0);
        String course = "/courses/" + suite.anActiveCourse(suite.aPatient().patientId());
        suite.nurse()
                .post(course + "/hold", Map.of("reason", "Bicarbonate 17 mmol/L"))
                .statusCode(200);

        suite.coordinator().post(course + "/resume").statusCode(403);
        suite.coordinator()
                .get(course)
                .statusCode(200)
                .body("state", equalTo("on-hold"))
                .body("stateReason", nullValue());
        Api.aSuite(0).nurse().post(course + "/resume").statusCode(404);
    }
}
