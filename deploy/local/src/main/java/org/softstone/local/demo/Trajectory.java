package org.softstone.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.softstone.local.DemoUser;

/**
 * What a made-up patient reports, week by week; week 0 is before the first infusion. The first two follow the pain and
 * function of the two patients of the founding case series (Intravenous Sodium Thiosulfate for Treatment of Refractory
 * Calcinosis in Rheumatic Disease, ACR/ARHP annual meeting 2014), all else is invented.
 *
 * @param visitTime wall-clock time of her weekly visits
 * @param painAverages per week; a list that ends goes on with {@code painAfter} in turn
 * @param activityScores per week, the same for each activity; the last one stays
 * @param draining weeks in which the deposit drains
 */
record Trajectory(
        DemoUser user,
        String givenName,
        String familyName,
        LocalDate birthDate,
        LocalTime visitTime,
        List<Integer> painAverages,
        List<Integer> painAfter,
        List<String> activities,
        List<Integer> activityScores,
        String depositSite,
        String depositLaterality,
        Set<Integer> softerDeposit,
        Set<Integer> draining,
        Map<Integer, Double> temperatures,
        Map<Integer, Map<String, Integer>> symptoms,
        Set<Integer> missedWeeks) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final List<Trajectory> ALL = List.of(
            new Trajectory(
                    DemoUser.PATIENT_1,
                    "Ada",
                    "Demo-One",
                    LocalDate.of(1963, 4, 1),
                    LocalTime.of(13, 0),
                    List.of(9, 6, 4, 2, 1, 1, 0),
                    List.of(1, 0),
                    List.of("grip a drinking glass"),
                    List.of(1, 3, 5, 7, 9),
                    "hand",
                    "both",
                    Set.of(2),
                    Set.of(),
                    Map.of(),
                    Map.of(
                            1, Map.of("nausea", 1),
                            2, Map.of("nausea", 1),
                            3, Map.of("nausea", 1),
                            4, Map.of("nausea", 1),
                            5, Map.of("nausea", 1),
                            6, Map.of("nausea", 1)),
                    Set.of()),
            new Trajectory(
                    DemoUser.PATIENT_2,
                    "Berta",
                    "Demo-Two",
                    LocalDate.of(1980, 9, 12),
                    LocalTime.of(14, 0),
                    List.of(8, 6, 3, 2, 0, 1, 1),
                    List.of(0, 1),
                    List.of("sit down", "stand up"),
                    List.of(2, 3, 5, 7, 9),
                    "posterior-thigh",
                    "right",
                    Set.of(2),
                    Set.of(),
                    Map.of(),
                    Map.of(
                            4, Map.of("nausea", 2),
                            5, Map.of("nausea", 2),
                            6, Map.of("nausea", 2, "blurred-vision", 1),
                            10, Map.of("blurred-vision", 1)),
                    Set.of()),
            new Trajectory(
                    DemoUser.PATIENT_3,
                    "Clara",
                    "Demo-Three",
                    LocalDate.of(1988, 1, 23),
                    LocalTime.of(15, 0),
                    // Week 7 is the one that she misses.
                    List.of(8, 8, 7, 6, 6, 5, 5, 5, 7, 8, 6, 5, 4),
                    List.of(4),
                    List.of("button a shirt"),
                    List.of(3, 3, 4, 5, 5, 6, 6, 6, 4, 3, 4, 5, 6),
                    "elbow",
                    "left",
                    Set.of(),
                    Set.of(8, 9),
                    Map.of(9, 38.4),
                    Map.of(5, Map.of("nausea", 3, "blurred-vision", 2)),
                    Set.of(7)));

    boolean reportsIn(int week) {
        return !missedWeeks.contains(week);
    }

    int painAverage(int week) {
        return week < painAverages.size()
                ? painAverages.get(week)
                : painAfter.get((week - painAverages.size()) % painAfter.size());
    }

    /** The clinical part of her report; times are the sender's. */
    ObjectNode report(int week, List<String> activityIds, String depositId) {
        ObjectNode report = JSON.createObjectNode();
        int average = painAverage(week);
        report.putObject("pain")
                .put("average", average)
                .put("worst", Math.min(10, average + 1))
                .put("now", Math.max(0, average - 1));
        ArrayNode activities = report.putArray("activities");
        int score = activityScores.get(Math.min(week, activityScores.size() - 1));
        activityIds.forEach(id -> activities.addObject().put("activityId", id).put("score", score));
        boolean drains = draining.contains(week);
        report.putArray("deposits")
                .addObject()
                .put("depositId", depositId)
                .put("firmness", softerDeposit.contains(week) ? 2 : 3)
                .put("tenderness", average)
                .put("skin", drains ? "draining" : "intact")
                .put("spreadingRedness", false);
        ArrayNode reported = report.putArray("symptoms");
        symptoms.getOrDefault(week, Map.of())
                .forEach((symptom, severity) -> reported.addObject()
                        .put("symptom", symptom)
                        .put("severity", severity)
                        .put("interference", severity - 1));
        temperature(week).ifPresent(celsius -> report.put("temperatureCelsius", celsius));
        report.putArray("redFlags");
        report.put("wantsContact", "no");
        return report;
    }

    private OptionalDouble temperature(int week) {
        Double celsius = temperatures.get(week);
        return celsius == null ? OptionalDouble.empty() : OptionalDouble.of(celsius);
    }
}
