package org.softstone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.PatientProfile;
import org.softstone.outcomes.answer.FormVersion;

/** What a patient is asked. */
@QuarkusTest
class FormComponentTest extends Scenario {

    private static final Map<String, Object> GRIP = Map.of("label", "grip a drinking glass");
    private static final Map<String, Object> THUMB = Map.of("site", "thumb", "laterality", "left");

    @Test
    void the_form_asks_for_what_is_on_the_lists_in_the_window_that_is_open() {
        Patient patient = anEnrolledPatient();
        put(patient, "activities", List.of(GRIP));
        put(patient, "deposits", List.of(THUMB));

        Response form = as(patient).get("/me/form");

        form.then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .header("Content-Language", "en")
                .header("Vary", equalTo("Accept-Language, Accept-Encoding"))
                .body("version", equalTo(FormVersion.CURRENT))
                .body("language", equalTo("en"))
                .body("week", equalTo(0))
                .body("windowId", equalTo(windowIdOf(patient, 0).toString()))
                .body("activities[0].label", equalTo("grip a drinking glass"))
                .body("deposits[0].site", equalTo("thumb"))
                .body("deposits[0].label", equalTo("Thumb, left"))
                .body("items[0].name", equalTo("redFlags"))
                .body("items[1].name", equalTo("pain.average"))
                .body("items[1].minimum", equalTo(0))
                .body("items[1].maximum", equalTo(10))
                .body("items[1].required", equalTo(true))
                .body("redFlags.size()", equalTo(6));
        assertThat(form.<String>path("emergency")).contains("not for emergencies", "emergency number");
        assertThat(form.header("Cache-Control")).contains("private", "no-cache");
        assertThat(form.asString().indexOf("\"emergency\""))
                .isLessThan(form.asString().indexOf("\"items\""));
    }

    @Test
    void a_form_that_the_phone_has_is_not_sent_again_until_something_changes() {
        Patient patient = anEnrolledPatient();
        put(patient, "activities", List.of(GRIP));
        String tag = as(patient).get("/me/form").header("ETag");

        Response again = as(patient).header("If-None-Match", tag).get("/me/form");
        Response listed = as(patient)
                .header("If-None-Match", "\"other\", " + tag.substring("W/".length()))
                .header("Accept-Encoding", "gzip")
                .get("/me/form");
        Response other = as(patient)
                .header("If-None-Match", tag)
                .header("Accept-Language", "de")
                .get("/me/form");
        put(patient, "deposits", List.of(THUMB));
        Response changed = as(patient).header("If-None-Match", tag).get("/me/form");
        publish(visit(patient, 1, clock.instant().plus(Duration.ofDays(9))));
        String withDeposit = changed.header("ETag");
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> as(patient)
                        .header("If-None-Match", withDeposit)
                        .get("/me/form")
                        .then()
                        .statusCode(200)
                        .body("dueAt", notNullValue()));

        again.then().statusCode(304).header("ETag", tag).header("Vary", "Accept-Language, Accept-Encoding");
        listed.then().statusCode(304);
        assertThat(again.asString()).isEmpty();
        other.then().statusCode(200).header("Content-Language", "de");
        changed.then().statusCode(200);
    }

    @Test
    void the_phone_chooses_the_language_or_else_the_patients_profile_does() {
        Patient patient = anEnrolledPatient();
        put(patient, "deposits", List.of(THUMB));
        speaks(patient, "de-AT");

        Response own = as(patient).get("/me/form");
        Response asked = as(patient)
                .header("Accept-Language", "fr, en-GB;q=0.9, de;q=0.1")
                .get("/me/form");
        Response unknown = as(patient).header("Accept-Language", "fr").get("/me/form");

        own.then()
                .header("Content-Language", "de")
                .body("language", equalTo("de"))
                .body("deposits[0].label", equalTo("Daumen, links"))
                .body("title", equalTo("Vor Ihrer ersten Infusion"));
        asked.then().header("Content-Language", "en").body("title", equalTo("Before your first infusion"));
        unknown.then().header("Content-Language", "de");
    }

    @Test
    void a_patient_without_course_or_lists_gets_a_form_too() {
        Patient patient = aPatient();

        as(patient)
                .get("/me/form")
                .then()
                .statusCode(200)
                .body("activities.size()", equalTo(0))
                .body("windowId", nullValue())
                .body("title", equalTo("An extra report"));
    }

    @Test
    void a_patient_sees_none_of_anothers_activities() {
        Patient other = anEnrolledPatient();
        put(other, "activities", List.of(GRIP));
        Patient patient = anEnrolledPatient();

        Response form = as(patient).get("/me/form");

        form.then().body("activities.size()", equalTo(0));
        assertThat(form.asString()).doesNotContain("glass");
    }

    private void speaks(Patient patient, String language) {
        PatientProfile before = profileOf(patient);
        QuarkusTransaction.requiringNew()
                .run(() -> teams.apply(new PatientProfile(
                        before.patientId(),
                        before.version() + 1,
                        before.userId(),
                        before.teamId(),
                        UUID.randomUUID(),
                        before.zone(),
                        language,
                        before.status())));
    }

    private void put(Patient patient, String list, List<Map<String, Object>> entries) {
        asNurse()
                .contentType(ContentType.JSON)
                .body(Map.of(list, entries))
                .put("/patients/{id}/" + list, patient.patientId())
                .then()
                .statusCode(200);
    }
}
