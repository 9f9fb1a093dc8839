package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who sees what in the live feed, and that a broken connection loses nothing. */
class LiveFeedJourneyIT {

    private static final int DROPS = 50;

    private final JourneyStack stack = JourneyStack.shared();
    private final CareSetting setting = CareSetting.open(stack);

    @Test
    void a_stream_that_drops_and_resumes_fifty_times_misses_and_doubles_nothing() {
        CareSetting.Enrolled patient = setting.enrol();
        try (FeedStream stream = stack.as(setting.nurse).feed().fromTheFirst()) {
            for (int drop = 1; drop <= DROPS; drop++) {
                send(patient, drop % 2);
                stream.drop();
                send(patient, 2 + drop % 2);
                stream.connect();
                if (drop % 10 == 0) {
                    int expected = 2 * drop;
                    stack.await(
                            expected + " entries",
                            () -> stream.entries("report-submitted").size() >= expected);
                }
            }

            stack.await("all entries", () -> stream.entries("report-submitted").size() >= 2 * DROPS);
            List<Long> sequences =
                    stream.entries().stream().map(FeedStream.Entry::sequence).toList();
            assertThat(sequences)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, sequences.size()).boxed().toList());
        }
    }

    @Test
    void a_nurse_of_another_team_sees_nothing_anywhere() {
        CareSetting.Enrolled patient = setting.enrol();
        Person stranger = Person.nurse("stranger-" + UUID.randomUUID());
        setting.defineTeam("Strangers", stranger);
        sendWithAlert(patient);
        stack.await("the alert", () -> !openAlerts(setting.nurse).isEmpty());
        String alertId = openAlerts(setting.nurse).getFirst();
        Api asStranger = stack.as(stranger);

        assertThat(openAlerts(stranger)).isEmpty();
        assertThat(asStranger.get("/notifications/v1/feed").items()).isEmpty();
        assertThat(asStranger
                        .get("/infusions/v1/patients?teamId=" + setting.teamId)
                        .status())
                .isEqualTo(404);
        for (String path : List.of(
                "/notifications/v1/alerts/" + alertId,
                "/outcomes/v1/patients/" + patient.patientId() + "/reports",
                "/outcomes/v1/patients/" + patient.patientId() + "/activities",
                "/outcomes/v1/patients/" + patient.patientId() + "/deposits",
                "/infusions/v1/patients/" + patient.patientId(),
                "/infusions/v1/patients/" + patient.patientId() + "/courses",
                "/infusions/v1/courses/" + patient.courseId(),
                "/infusions/v1/courses/" + patient.courseId() + "/visits")) {
            assertThat(asStranger.get(path).status()).as(path).isEqualTo(404);
            assertThat(stack.as(setting.nurse).get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(asStranger
                        .post("/notifications/v1/alerts/" + alertId + "/acknowledge", java.util.Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_leaves_the_team_loses_access_at_once_also_on_an_open_stream() {
        CareSetting.Enrolled patient = setting.enrol();
        try (FeedStream leaver = stack.as(setting.colleague).feed().fromTheFirst();
                FeedStream stayer = stack.as(setting.nurse).feed().fromTheFirst()) {
            sendWithAlert(patient);
            stack.await(
                    "both see it",
                    () -> leaver.entries().size() >= 2 && stayer.entries().size() >= 2);

            setting.defineMembers(setting.nurse, setting.physician);
            stack.await(
                    "the service has heard of it",
                    () -> stack.as(setting.colleague).get("/notifications/v1/feed").items().stream()
                            .allMatch(entry ->
                                    "withdrawn".equals(entry.get("kind").asText())));
            int seenByLeaver = leaver.entries().size();
            sendWithAlert(patient);
            stack.await(
                    "who stayed sees it",
                    () -> stayer.entries("report-submitted").size() >= 2);

            assertThat(leaver.entries()).hasSize(seenByLeaver);
            assertThat(stack.as(setting.colleague)
                            .get("/outcomes/v1/patients/" + patient.patientId() + "/reports")
                            .status())
                    .isEqualTo(404);
            try (FeedStream again = stack.as(setting.colleague).feed().fromTheFirst()) {
                stack.await("the old entries", () -> again.entries().size() >= seenByLeaver);
                assertThat(again.entries())
                        .allSatisfy(entry -> assertThat(entry.kind()).isEqualTo("withdrawn"))
                        .allSatisfy(entry ->
                                assertThat(entry.data().has("patientId")).isFalse());
            }
        }
    }

    private List<String> openAlerts(Person person) {
        return stack.as(person).get("/notifications/v1/alerts").expecting(200).items().stream()
                .map(alert -> alert.get("alertId").asText())
                .toList();
    }

    private void send(CareSetting.Enrolled patient, int averagePain) {
        stack.as(patient.person())
                .put("/outcomes/v1/me/reports/" + UUID.randomUUID(), CareSetting.report(averagePain, stack.now()))
                .expecting(201);
    }

    private void sendWithAlert(CareSetting.Enrolled patient) {
        var report = CareSetting.report(3, stack.now());
        report.put("wantsContact", "today");
        stack.as(patient.person())
                .put("/outcomes/v1/me/reports/" + UUID.randomUUID(), report)
                .expecting(201);
    }
}
