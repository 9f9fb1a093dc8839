package org.softstone.notifications.alert;

import java.util.Map;
import java.util.Set;
import org.softstone.database.StoredJson;

/** Compares the values that decided a judgement. */
final class Inputs {

    /** Context of a value, not what the patient said: it changes with time and settings. */
    private static final Set<String> CONTEXT = Set.of(
            "week",
            "previousReportId",
            "previousReportAgeDays",
            "baselineReportId",
            "expectedIsBaseline",
            "reportSubmittedAt",
            "reportAgeDays");

    private Inputs() {}

    /** Whether both hold the same values of the patient once they are stored, whatever Java types hold the numbers. */
    static boolean sameValues(Map<String, Object> one, Map<String, Object> other) {
        return values(one).equals(values(other));
    }

    private static Map<String, Object> values(Map<String, Object> inputs) {
        Map<String, Object> values = StoredJson.readMap(StoredJson.write(inputs));
        if (Boolean.FALSE.equals(values.get("expectedIsBaseline"))) {
            // Nothing that the patient said, but a threshold.
            values.remove("expectedPainAverage");
        }
        values.keySet().removeIf(name -> CONTEXT.contains(name) || name.startsWith("threshold"));
        return values;
    }
}
