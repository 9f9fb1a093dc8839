package org.softstone.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A report as the patient's phone makes it of what the scenario says. */
final class WeeklyReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WeeklyReport() {}

    /** The clinical part; times are the sender's. */
    static ObjectNode of(Scenario.Week week, List<String> activityIds, String depositId) {
        ObjectNode report = JSON.createObjectNode();
        int average = week.pain();
        report.putObject("pain")
                .put("average", average)
                .put("worst", Math.min(10, average + 1))
                .put("now", Math.max(0, average - 1));
        ArrayNode activities = report.putArray("activities");
        activityIds.forEach(id -> activities.addObject().put("activityId", id).put("score", week.activity()));
        report.putArray("deposits")
                .addObject()
                .put("depositId", depositId)
                .put("firmness", week.firmness() == null ? 3 : week.firmness())
                .put("tenderness", average)
                .put("skin", week.skin() == null ? "intact" : week.skin())
                .put("spreadingRedness", false);
        ArrayNode symptoms = report.putArray("symptoms");
        Map<String, Integer> reported = week.symptoms() == null ? Map.of() : week.symptoms();
        reported.forEach((symptom, severity) -> symptoms.addObject()
                .put("symptom", symptom)
                .put("severity", severity)
                .put("interference", severity - 1));
        if (week.temperatureCelsius() != null) {
            report.put("temperatureCelsius", week.temperatureCelsius());
        }
        report.putArray("redFlags");
        report.put("wantsContact", "no");
        return report;
    }
}
