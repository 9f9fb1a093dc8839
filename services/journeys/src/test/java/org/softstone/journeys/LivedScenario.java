package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.softstone.local.demo.Scenario;

/** The played scenario as the services show it, in the terms of the scenario's file. */
final class LivedScenario {

    /** The rules that exist; the scenario also expects alerts of rules that are not built yet. */
    private static final Set<String> RULES = Set.of("P-1", "P-2", "S-1", "S-4", "D-2", "M-1", "W-1");

    /** A report is sent six hours before it is due; services' clocks may differ by a moment. */
    private static final Duration WEEK_BEGINS_BEFORE_DUE = Duration.ofHours(7);

    /** In the form's order. */
    private static final List<String> SYMPTOMS = List.of(
            "nausea", "vomiting", "blurred-vision", "headache", "dizziness", "infusion-site-pain", "breathlessness");

    /** Firmness of a deposit about which the scenario says nothing. */
    private static final int UNCHANGED = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI frontDoor;
    private final Map<String, String> patientIds;

    LivedScenario(HttpClient client, URI frontDoor) {
        this.client = client;
        this.frontDoor = frontDoor;
        String teamId = get("/infusions/v1/me").at("/teams/0/teamId").asText();
        this.patientIds = items(get("/infusions/v1/patients?teamId=" + teamId))
                .collect(Collectors.toMap(
                        patient -> patient.path("familyName").asText(),
                        patient -> patient.path("patientId").asText()));
    }

    /** Exactly the expected alerts of the existing rules, each raised in its week with its level. */
    void hasTheExpectedAlertsAndNoOthers(Scenario.Patient patient) {
        List<String> expected = patient.expected().stream()
                .filter(alert -> RULES.contains(alert.rule()))
                .map(alert -> line(alert.rule(), alert.level(), alert.week(), alert.again()))
                .toList();

        NavigableMap<Instant, Integer> weeks = beginningsOfWeeks(patient);
        List<String> raised = items(get("/notifications/v1/alerts?state=all&limit=200&patientId=" + id(patient)))
                .map(alert -> {
                    List<Integer> evidence = StreamSupport.stream(
                                    alert.path("history").spliterator(), false)
                            .map(entry -> weeks.floorEntry(
                                            Instant.parse(entry.path("at").asText()))
                                    .getValue())
                            .toList();
                    return line(
                            alert.path("rule").asText(),
                            alert.path("level").asText(),
                            evidence.getFirst(),
                            evidence.subList(1, evidence.size()));
                })
                .toList();

        assertThat(raised).as("alerts of " + patient.demo()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /**
     * Every week with its pain and what that is against the baseline, change of the activities, firmness of the deposit,
     * worst symptom, visit and dose; a missed one is a gap.
     */
    void showsEveryWeekInTheTrend(Scenario.Patient patient) {
        int painBefore = patient.weeks().getFirst().pain();
        int baseline = patient.weeks().getFirst().activity();
        List<String> expected = patient.weeks().stream()
                .map(week -> week(
                        week.week(),
                        week.pain(),
                        percent(painBefore, week.pain()),
                        responder(painBefore, week.pain()),
                        // The first rating is what the others are compared with.
                        week.missed() || week.week() == 0 ? null : BigDecimal.valueOf(week.activity() - baseline),
                        week.missed() ? null : week.firmness() == null ? UNCHANGED : week.firmness(),
                        worstSymptom(week.symptoms()),
                        week.visit() == null ? "" : visitState(week.visit()),
                        week.doseGrams()))
                .toList();

        JsonNode trend = trend(patient);
        List<String> shown = StreamSupport.stream(trend.path("weeks").spliterator(), false)
                .limit(expected.size())
                .map(week -> week(
                        week.path("week").asInt(),
                        week.at("/pain/average").isMissingNode()
                                ? null
                                : week.at("/pain/average").asInt(),
                        decimal(week.at("/pain/changePercent")),
                        week.at("/pain/responder").asText(),
                        decimal(week.path("activityMeanChange")),
                        week.at("/deposits/0/firmness").isMissingNode()
                                ? null
                                : week.at("/deposits/0/firmness").asInt(),
                        week.at("/worstSymptom/symptom").asText() + " "
                                + week.at("/worstSymptom/severity").asText(),
                        week.path("visitState").asText(),
                        decimal(week.path("doseGrams"))))
                .toList();

        assertThat(shown).as("trend of " + patient.demo()).isEqualTo(expected);
        assertThat(StreamSupport.stream(trend.path("weeks").spliterator(), false)
                        .skip(expected.size()))
                .as("weeks after the last one")
                .noneMatch(week -> week.has("pain") || week.has("doseGrams"));
    }

    /** All reports on time but the missed ones. */
    void countsAdherence(Scenario.Patient patient) {
        long missed = patient.weeks().stream().filter(Scenario.Week::missed).count();

        JsonNode adherence = trend(patient).path("adherence");

        assertThat(adherence.path("onTime").asLong())
                .as("on time, " + patient.demo())
                .isEqualTo(patient.weeks().size() - missed);
        assertThat(adherence.path("missed").asLong())
                .as("missed, " + patient.demo())
                .isEqualTo(missed);
        assertThat(adherence.path("late").asLong()).isZero();
        assertThat(adherence.path("unscheduled").asLong()).isZero();
    }

    private JsonNode trend(Scenario.Patient patient) {
        return get("/outcomes/v1/patients/" + id(patient) + "/trend");
    }

    private NavigableMap<Instant, Integer> beginningsOfWeeks(Scenario.Patient patient) {
        NavigableMap<Instant, Integer> beginnings = new TreeMap<>();
        trend(patient).path("weeks").forEach(week -> {
            if (week.has("dueAt")) {
                beginnings.put(
                        Instant.parse(week.path("dueAt").asText()).minus(WEEK_BEGINS_BEFORE_DUE),
                        week.path("week").asInt());
            }
        });
        return beginnings;
    }

    private String id(Scenario.Patient patient) {
        return patientIds.get(patient.familyName());
    }

    private static String visitState(Scenario.VisitEnd visit) {
        return switch (visit) {
            case INFUSED -> "completed";
            case HELD -> "held";
            case NO_SHOW -> "missed";
        };
    }

    private static String week(
            int number,
            Integer pain,
            BigDecimal percent,
            String responder,
            BigDecimal change,
            Integer firmness,
            String worstSymptom,
            String visit,
            BigDecimal grams) {
        return "week " + number + ": pain " + pain + " (" + plain(percent) + " %, " + responder + "), activities "
                + plain(change) + ", firmness " + firmness + ", worst symptom " + worstSymptom + ", visit " + visit
                + ", "
                + plain(grams) + " g";
    }

    /** Of the pain before; one decimal, halves away from zero. */
    private static BigDecimal percent(int before, Integer pain) {
        return pain == null || before == 0
                ? null
                : BigDecimal.valueOf(100L * (pain - before))
                        .divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP);
    }

    /** Of IMMPACT, see the README of outcomes: at least 30 % less, at least 50 % less. */
    private static String responder(int before, Integer pain) {
        if (pain == null || before == 0) {
            return "";
        }
        int less = 100 * (before - pain);
        return less >= 50 * before ? "substantial" : less >= 30 * before ? "moderate" : "none";
    }

    /** Highest severity first, then the form's order; the interference follows the severity here. */
    private static String worstSymptom(Map<String, Integer> symptoms) {
        Map<String, Integer> there = symptoms == null ? Map.of() : symptoms;
        return SYMPTOMS.stream()
                .filter(symptom -> there.getOrDefault(symptom, 0) > 0)
                // The first of equals stays.
                .reduce((one, other) -> there.get(other) > there.get(one) ? other : one)
                .map(symptom -> symptom + " " + there.get(symptom))
                .orElse(" ");
    }

    private static String line(String rule, String level, int week, List<Integer> again) {
        return rule + " " + level + " week " + week + (again.isEmpty() ? "" : ", again " + again);
    }

    private static BigDecimal decimal(JsonNode number) {
        return number.isNumber() ? new BigDecimal(number.asText()) : null;
    }

    private static String plain(BigDecimal number) {
        return number == null ? "none" : number.stripTrailingZeros().toPlainString();
    }

    private static Stream<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false);
    }

    /** As nurse-1 sees it. */
    private JsonNode get(String path) {
        try {
            HttpResponse<String> token = client.send(
                    HttpRequest.newBuilder(frontDoor.resolve("/auth/token"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"username\": \"nurse-1\", \"password\": \"nurse-1\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(frontDoor.resolve(path))
                            .header("Accept", "application/json")
                            .header(
                                    "Authorization",
                                    "Bearer "
                                            + JSON.readTree(token.body())
                                                    .path("access_token")
                                                    .asText())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
