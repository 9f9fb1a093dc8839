package org.softstone.notifications.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/** The values that decided a rule, as they stand in the database. */
final class Inputs {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What a value was found by, not what the patient said: it changes with time and settings. */
    private static final Set<String> CONTEXT = Set.of(
            "week",
            "previousReportId",
            "previousReportAgeDays",
            "baselineReportId",
            "expectedIsBaseline",
            "reportSubmittedAt",
            "reportAgeDays");

    private Inputs() {}

    static String write(Map<String, Object> inputs) {
        try {
            return JSON.writeValueAsString(inputs);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether both hold the same values of the patient once they are stored, whatever Java types hold the numbers. */
    static boolean sameValues(Map<String, Object> one, Map<String, Object> other) {
        return values(one).equals(values(other));
    }

    private static Map<String, Object> values(Map<String, Object> inputs) {
        Map<String, Object> values = read(write(inputs));
        if (Boolean.FALSE.equals(values.get("expectedIsBaseline"))) {
            // Nothing that she said, but a threshold.
            values.remove("expectedPainAverage");
        }
        values.keySet().removeIf(name -> CONTEXT.contains(name) || name.startsWith("threshold"));
        return values;
    }
}
