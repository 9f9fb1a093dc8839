package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.Topic;
import org.softstone.testing.TestEvents;

/** What happens when a weekly report arrives. */
class WeeklyReportJourneyIT {

    private final JourneyStack stack = JourneyStack.shared();
    private final CareSetting setting = CareSetting.open(stack);

    @Test
    void a_report_and_the_alert_it_raises_reach_exactly_the_treating_team() {
        CareSetting.Enrolled patient = setting.enrol();
        Person otherNurse = Person.nurse("other-" + UUID.randomUUID());
        setting.defineTeam("Another team", otherNurse);
        setting.book(patient, stack.today().plusDays(7), 2);
        try (FeedStream nurse = stack.as(setting.nurse).feed().fromTheFirst();
                FeedStream physician = stack.as(setting.physician).feed().fromTheFirst();
                FeedStream other = stack.as(otherNurse).feed().fromTheFirst()) {
            String reportId = UUID.randomUUID().toString();
            var report = CareSetting.report(4, stack.now());
            report.put("wantsContact", "today");

            Answer answer = stack.as(patient.person()).put("/outcomes/v1/me/reports/" + reportId, report);

            assertThat(answer.expecting(201).text("timing")).isEqualTo("on-time");
            stack.await(
                    "both entries in the nurse's stream", () -> nurse.entries().size() >= 2);
            stack.await(
                    "both entries in the physician's stream",
                    () -> physician.entries().size() >= 2);
            assertThat(nurse.entries())
                    .extracting(FeedStream.Entry::kind)
                    .containsExactlyInAnyOrder("report-submitted", "alert-raised");
            JsonNode alert = nurse.entries("alert-raised").getFirst().data();
            assertThat(alert.get("patientId").asText()).isEqualTo(patient.patientId());
            assertThat(alert.get("rule").asText()).isEqualTo("W-1");
            assertThat(alert.get("level").asText()).isEqualTo("urgent");
            assertThat(stack.as(setting.physician)
                            .get("/notifications/v1/alerts/"
                                    + alert.get("alertId").asText())
                            .status())
                    .isEqualTo(200);
            assertThat(stack.as(otherNurse).get("/notifications/v1/feed").items())
                    .isEmpty();
            assertThat(other.entries()).isEmpty();
        }
    }

    @Test
    void the_same_report_delivered_three_times_raises_one_alert() {
        CareSetting.Enrolled patient = setting.enrol();
        var report = CareSetting.report(4, stack.now());
        report.put("wantsContact", "this-week");
        stack.as(patient.person())
                .put("/outcomes/v1/me/reports/" + UUID.randomUUID(), report)
                .expecting(201);
        stack.await("the alert", () -> !alertsOf(patient).isEmpty());

        deliverAgain(patient, 2);
        // A later report of the same patient comes behind the repetitions: once it shows, they have been handled.
        stack.as(patient.person())
                .put("/outcomes/v1/me/reports/" + UUID.randomUUID(), CareSetting.report(3, stack.now()))
                .expecting(201);
        stack.await(
                "the later report", () -> feedOf(patient, "report-submitted").size() >= 2);

        assertThat(alertsOf(patient)).hasSize(1);
        String alertId = alertsOf(patient).getFirst().get("alertId").asText();
        assertThat(stack.as(setting.nurse)
                        .get("/notifications/v1/alerts/" + alertId)
                        .body()
                        .get("history"))
                .hasSize(1);
        assertThat(feedOf(patient, "report-submitted")).hasSize(2);
        assertThat(feedOf(patient, "alert-raised")).hasSize(1);
        assertThat(feedOf(patient, "alert-raised-again")).isEmpty();
    }

    @Test
    void a_missed_report_is_told_to_the_team_when_its_window_closes() {
        CareSetting.Enrolled patient = setting.enrol();
        LocalDate firstVisit = stack.today().plusDays(7);
        var starts = setting.book(patient, firstVisit, 1);

        stack.moveTo(starts.getFirst().plus(java.time.Duration.ofHours(49)));

        stack.await(
                "the missed-report alert",
                () -> alertsOf(patient).stream()
                        .anyMatch(alert -> "M-1".equals(alert.get("rule").asText())));
        assertThat(feedOf(patient, "report-missed")).isNotEmpty();
        assertThat(firstWindowOf(patient)).isEqualTo("missed");
    }

    @Test
    void nobody_is_told_of_a_missing_report_of_somebody_whose_reporting_has_ended() {
        CareSetting.Enrolled gone = setting.enrol();
        CareSetting.Enrolled silent = setting.enrol();
        setting.book(gone, stack.today().plusDays(6), 1);
        var starts = setting.book(silent, stack.today().plusDays(7), 1);

        stack.as(setting.nurse)
                .post(
                        "/infusions/v1/patients/" + gone.patientId() + "/end-of-reporting",
                        java.util.Map.of("reason", "moved-away"))
                .expecting(201);

        stack.await("the cancelled window", () -> "cancelled".equals(firstWindowOf(gone)));
        stack.moveTo(starts.getFirst().plus(java.time.Duration.ofHours(49)));
        stack.await(
                "the missed-report alert of the other", () -> !alertsOf(silent).isEmpty());
        assertThat(alertsOf(gone)).isEmpty();
        assertThat(feedOf(gone, "report-missed")).isEmpty();
        assertThat(firstWindowOf(gone)).isEqualTo("cancelled");
    }

    private String firstWindowOf(CareSetting.Enrolled patient) {
        return stack.as(patient.person())
                .get("/outcomes/v1/me/windows")
                .items()
                .getFirst()
                .get("state")
                .asText();
    }

    private List<JsonNode> alertsOf(CareSetting.Enrolled patient) {
        return stack.as(setting.nurse)
                .get("/notifications/v1/alerts?state=all&patientId=" + patient.patientId())
                .expecting(200)
                .items();
    }

    private List<JsonNode> feedOf(CareSetting.Enrolled patient, String kind) {
        return stack.as(setting.nurse).get("/notifications/v1/feed?limit=200").expecting(200).items().stream()
                .filter(entry -> entry.get("kind").asText().equals(kind))
                .filter(entry -> entry.get("patientId").asText().equals(patient.patientId()))
                .toList();
    }

    private void deliverAgain(CareSetting.Enrolled patient, int times) {
        try (TestEvents events = new TestEvents(stack.bootstrapServers())) {
            ConsumerRecord<String, byte[]> submitted = events.recordsOn(Topic.REPORTS.topicName()).stream()
                    .filter(message -> patient.patientId().equals(message.key()))
                    .filter(message -> "org.softstone.report.submitted.v1".equals(header(message, "ce_type")))
                    .findFirst()
                    .orElseThrow();
            for (int time = 0; time < times; time++) {
                events.publishRaw(
                        Topic.REPORTS,
                        submitted.key(),
                        UUID.fromString(header(submitted, "ce_id")),
                        header(submitted, "ce_type"),
                        submitted.value());
            }
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
