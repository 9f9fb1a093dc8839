package org.softstone.outcomes.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Many windows as one parameter of a statement: objects with the columns of {@code report_window}. */
final class WindowJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WindowJson() {}

    static String write(List<ReportWindow> windows) {
        try {
            return JSON.writeValueAsString(
                    windows.stream().map(WindowJson::columns).toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> columns(ReportWindow window) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("window_id", window.windowId().toString());
        columns.put("patient_id", window.patientId().toString());
        columns.put("course_id", window.courseId().toString());
        columns.put("week", window.week());
        columns.put("visit_id", text(window.visitId()));
        columns.put("opens_at", text(window.times().opensAt()));
        columns.put("due_at", text(window.times().dueAt()));
        columns.put("closes_at", text(window.times().closesAt()));
        columns.put("state", window.state().code());
        columns.put("follow_up", window.followUp());
        columns.put("cancelled_at", text(window.cancelledAt()));
        return columns;
    }

    private static String text(Object value) {
        return Objects.toString(value, null);
    }
}
