package org.softstone.infusions.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.softstone.access.Group;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.Topic;
import org.softstone.infusions.Api;
import org.softstone.infusions.Business;
import org.softstone.infusions.Published;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class EnrolmentComponentTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void the_code_links_the_account_and_the_profile_says_so() {
        Api.Registered patient = Api.aSuite(0).aPatient();
        String user = aUser();

        enrol(user, patient.invitationCode().toLowerCase().replace("-", " "))
                .statusCode(200)
                .body("patientId", equalTo(patient.patientId()))
                .body("status", equalTo("enrolled"));

        PatientProfile profile = (PatientProfile) Published.on(
                        Topic.PATIENTS,
                        patient.patientId(),
                        events -> events.stream().anyMatch(event -> ((PatientProfile) event).version() == 2))
                .getLast();
        assertThat(profile.userId()).isEqualTo(user);
        assertThat(profile.status()).isEqualTo(PatientProfile.Status.ENROLLED);
    }

    @Test
    void the_same_account_may_send_the_same_code_again() {
        Api.Registered patient = Api.aSuite(0).aPatient();
        String user = aUser();
        enrol(user, patient.invitationCode()).statusCode(200);

        enrol(user, patient.invitationCode()).statusCode(200).body("patientId", equalTo(patient.patientId()));
    }

    @Test
    void wrong_used_and_replaced_codes_get_the_same_answer() {
        Api.Suite suite = Api.aSuite(0);
        Api.Registered used = suite.aPatient();
        enrol(aUser(), used.invitationCode()).statusCode(200);
        Api.Registered replaced = suite.aPatient();
        String newCode = suite.nurse()
                .post("/patients/" + replaced.patientId() + "/invitation")
                .statusCode(201)
                .extract()
                .path("invitationCode");
        String user = aUser();

        String wrongAnswer = unknown(user, "0000-0000-0000");
        String usedAnswer = unknown(user, used.invitationCode());
        String replacedAnswer = unknown(user, replaced.invitationCode());
        String noCodeAnswer = unknown(user, "please");

        assertThat(List.of(usedAnswer, replacedAnswer, noCodeAnswer)).containsOnly(wrongAnswer);
        enrol(user, newCode).statusCode(200);
    }

    @Test
    void an_expired_code_gets_that_answer_too_and_a_new_one_works() {
        Api.Suite suite = Api.aSuite(0);
        Api.Registered patient = suite.aPatient();
        new Business(management).advance(Duration.ofDays(14));
        String user = aUser();

        unknown(user, patient.invitationCode());

        String newCode = suite.coordinator()
                .post("/patients/" + patient.patientId() + "/invitation")
                .extract()
                .path("invitationCode");
        enrol(user, newCode).statusCode(200);
    }

    @Test
    void an_account_belongs_to_one_patient() {
        Api.Suite suite = Api.aSuite(0);
        String user = aUser();
        enrol(user, suite.aPatient().invitationCode()).statusCode(200);

        enrol(user, suite.aPatient().invitationCode())
                .statusCode(409)
                .body("type", equalTo("/problems/account-in-use"));
    }

    @Test
    void an_enrolled_patient_gets_no_further_code() {
        Api.Suite suite = Api.aSuite(0);
        Api.Registered patient = suite.aPatient();
        enrol(aUser(), patient.invitationCode()).statusCode(200);

        suite.nurse()
                .post("/patients/" + patient.patientId() + "/invitation")
                .statusCode(409)
                .body("type", equalTo("/problems/already-enrolled"));
    }

    @Test
    void guessing_is_slowed_down() {
        Api.Registered patient = Api.aSuite(0).aPatient();
        String guesser = aUser();
        for (int i = 0; i < 10; i++) {
            unknown(guesser, "0000-0000-000" + i);
        }

        enrol(guesser, patient.invitationCode())
                .statusCode(429)
                .body("type", equalTo("/problems/too-many-attempts"))
                .header("Retry-After", notNullValue());

        new Business(management).advance(Duration.ofMinutes(15).plusSeconds(1));
        enrol(guesser, patient.invitationCode()).statusCode(200);
    }

    @Test
    void many_guesses_at_once_count_as_many() throws Exception {
        String guesser = aUser();
        List<Callable<Integer>> guesses = java.util.stream.IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(
                        n -> () -> enrol(guesser, "0000-0000-00ZZ").extract().statusCode())
                .toList();

        List<Integer> answers = atOnce(guesses);

        assertThat(answers).filteredOn(status -> status == 422).hasSize(10);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(6);
    }

    @Test
    void of_many_accounts_with_one_code_one_is_linked() throws Exception {
        Api.Registered patient = Api.aSuite(0).aPatient();
        List<Callable<Integer>> requests = java.util.stream.IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(n ->
                        () -> enrol(aUser(), patient.invitationCode()).extract().statusCode())
                .toList();

        List<Integer> answers = atOnce(requests);

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(7);
    }

    @Test
    void before_enrolment_a_patient_sees_nothing_yet() {
        Api self = Api.as(aUser(), Group.PATIENT);

        self.get("/me/visits").statusCode(503).body("type", equalTo("/problems/enrolment-pending"));
        self.get("/me").statusCode(200).body("patientId", equalTo(null));
    }

    @Test
    void only_patients_enrol() {
        Api.as(aUser(), Group.NURSE)
                .post("/me/enrolment", Map.of("code", "0000-0000-0000"))
                .statusCode(403);
        Api.as(aUser(), Group.PATIENT).post("/me/enrolment", Map.of()).statusCode(422);
        Api.as(aUser(), Group.PATIENT).post("/me/enrolment", "{\"code\": 7}").statusCode(422);
        Api.as(aUser(), Group.PATIENT).post("/me/enrolment", "{\"code\": ").statusCode(400);
    }

    private static ValidatableResponse enrol(String user, String code) {
        return Api.as(user, Group.PATIENT).post("/me/enrolment", Map.of("code", code));
    }

    private static String unknown(String user, String code) {
        return enrol(user, code)
                .statusCode(422)
                .body("type", equalTo("/problems/invitation-unknown"))
                .extract()
                .asString();
    }

    private static String aUser() {
        return "patient-" + UUID.randomUUID();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> requests) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }
}
