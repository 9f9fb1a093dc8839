package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A patient whose phone is offline for three weeks and who still reports in time each week. */
class OfflinePhoneJourneyIT {

    private static final int WEEKS = 3;

    private final JourneyStack stack = JourneyStack.shared();
    private final CareSetting setting = CareSetting.open(stack);

    @Test
    void three_weeks_of_reports_filed_offline_are_on_time_and_join_the_missed_report_alert() {
        CareSetting.Enrolled patient = setting.enrol();
        List<Instant> visits = setting.book(patient, stack.today().plusDays(3), WEEKS);
        List<ObjectNode> queue = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Instant visit : visits) {
            Instant filed = visit.minus(Duration.ofHours(30));
            queue.add(CareSetting.report(visits.indexOf(visit), filed));
            ids.add(UUID.randomUUID().toString());
        }
        stack.moveTo(visits.getLast().plus(Duration.ofHours(49)));
        stack.await(
                "all windows missed",
                () -> windows(patient).stream()
                                .filter(window ->
                                        "missed".equals(window.get("state").asText()))
                                .count()
                        == WEEKS);
        stack.await(
                "the missed reports in the alert", () -> missedAlert(patient).size() == WEEKS);

        Instant back = stack.now();
        for (int round = 0; round < 2; round++) {
            for (int week = 0; week < WEEKS; week++) {
                // The phone stamps the moment of sending; it repeats everything, as phones do when an answer was lost.
                queue.get(week).put("sentAt", back.toString());
                Answer answer =
                        stack.as(patient.person()).put("/outcomes/v1/me/reports/" + ids.get(week), queue.get(week));
                assertThat(answer.status()).isEqualTo(round == 0 ? 201 : 200);
                assertThat(answer.text("timing")).isEqualTo("on-time");
            }
        }

        assertThat(windows(patient).stream().filter(window -> window.get("week").asInt() < WEEKS))
                .allSatisfy(window -> assertThat(window.get("state").asText()).isEqualTo("submitted"));
        assertThat(stack.as(patient.person()).get("/outcomes/v1/me/reports").items())
                .hasSize(WEEKS);
        stack.await("the evidence", () -> missedAlert(patient).size() == 2 * WEEKS);
        assertThat(missedAlert(patient).stream()
                        .filter(entry -> entry.hasNonNull("reportId"))
                        .map(entry -> entry.get("reportId").asText()))
                .containsExactlyElementsOf(ids);
        assertThat(reportsInFeed(patient)).containsExactlyElementsOf(ids);
    }

    private List<JsonNode> windows(CareSetting.Enrolled patient) {
        return stack.as(patient.person())
                .get("/outcomes/v1/me/windows")
                .expecting(200)
                .items();
    }

    /** The history of the patient's one M-1 alert; empty while there is none. */
    private List<JsonNode> missedAlert(CareSetting.Enrolled patient) {
        List<JsonNode> alerts = stack
                .as(setting.nurse)
                .get("/notifications/v1/alerts?state=all&patientId=" + patient.patientId())
                .expecting(200)
                .items()
                .stream()
                .filter(alert -> "M-1".equals(alert.get("rule").asText()))
                .toList();
        assertThat(alerts).hasSizeLessThanOrEqualTo(1);
        List<JsonNode> history = new ArrayList<>();
        for (JsonNode alert : alerts) {
            stack.as(setting.nurse)
                    .get("/notifications/v1/alerts/" + alert.get("alertId").asText())
                    .expecting(200)
                    .body()
                    .get("history")
                    .forEach(history::add);
        }
        return history;
    }

    private List<String> reportsInFeed(CareSetting.Enrolled patient) {
        return stack.as(setting.nurse).get("/notifications/v1/feed?limit=200").expecting(200).items().stream()
                .filter(entry -> "report-submitted".equals(entry.get("kind").asText()))
                .filter(entry ->
                        patient.patientId().equals(entry.get("patientId").asText()))
                .map(entry -> entry.get("reportId").asText())
                .toList();
    }
}
