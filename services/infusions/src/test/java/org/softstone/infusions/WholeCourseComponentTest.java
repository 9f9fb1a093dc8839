package org.softstone.infusions;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.softstone.access.Group;
import org.softstone.testing.RealInfrastructure;

/** From the site to the booked visits, through the API alone. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class WholeCourseComponentTest {

    @Test
    void a_patient_is_registered_enrolled_consented_ordered_started_and_booked() {
        Api.Suite suite = Api.aSuite(2);
        Api.Registered patient = suite.aPatient();
        Api self = Api.as("patient-" + suite.suffix(), Group.PATIENT);

        self.post("/me/enrolment", Map.of("code", patient.invitationCode()))
                .statusCode(200)
                .body("patientId", equalTo(patient.patientId()))
                .body("status", equalTo("enrolled"));
        String courseId = suite.aCourse(patient.patientId());
        suite.nurse()
                .post(
                        "/courses/" + courseId + "/consent",
                        Map.of(
                                "givenBy",
                                "patient",
                                "givenAt",
                                "2026-01-02T09:30:00+01:00",
                                "documentReference",
                                "DMS-4711"))
                .statusCode(200)
                .body("state", equalTo("consented"));
        suite.physician()
                .post("/courses/" + courseId + "/orders", Api.anOrder())
                .statusCode(201)
                .body("version", equalTo(1))
                .body("infusionMinutes", equalTo(60));
        suite.nurse().post("/courses/" + courseId + "/start").statusCode(200).body("state", equalTo("active"));
        suite.coordinator()
                .post(
                        "/courses/" + courseId + "/series",
                        Map.of("firstDate", "2190-03-01", "time", "09:00", "count", 3))
                .statusCode(201)
                .body("visits.number", contains(1, 2, 3))
                .body("visits[0].startsAt", equalTo("2190-03-01T09:00:00+01:00"))
                .body("visits[0].zone", equalTo("Europe/Berlin"));

        suite.nurse()
                .get("/patients/" + patient.patientId())
                .statusCode(200)
                .body("givenName", equalTo("Ada"))
                .body("zone", equalTo("Europe/Berlin"))
                .body("language", equalTo("de"))
                .body("status", equalTo("enrolled"));
        suite.nurse()
                .get("/patients?teamId=" + suite.teamId())
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
        self.get("/me/visits").statusCode(200).body("items", hasSize(3));
        self.get("/me")
                .statusCode(200)
                .body("patientId", equalTo(patient.patientId()))
                .body("groups", contains("patient"))
                .body("teams", hasSize(0));
        suite.nurse()
                .get("/me")
                .statusCode(200)
                .body("patientId", nullValue())
                .body("teams[0].role", equalTo("nurse"))
                .body("teams[0].teamId", equalTo(suite.teamId()));
    }
}
