package org.softstone.outcomes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A report as a phone sends it. */
public final class ReportBody {

    private final Map<String, Object> fields;

    private ReportBody(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Submitted and sent at this moment. */
    public static ReportBody aReport(Instant submittedAt) {
        OffsetDateTime local = submittedAt.atZone(Scenario.BERLIN).toOffsetDateTime();
        return new ReportBody(Map.of())
                .with("submittedAt", local.toString())
                .with("sentAt", local.toString())
                .pain(4);
    }

    public ReportBody pain(int average) {
        return with("pain", Map.of("average", average));
    }

    public ReportBody sentAt(Instant sentAt) {
        return with("sentAt", sentAt.toString());
    }

    public ReportBody in(UUID windowId) {
        return with("windowId", windowId.toString());
    }

    public ReportBody rating(UUID activityId, int score) {
        return with("activities", List.of(Map.of("activityId", activityId.toString(), "score", score)));
    }

    public ReportBody note(String note) {
        return with("note", note);
    }

    public ReportBody with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new ReportBody(more);
    }

    public ReportBody without(String field) {
        Map<String, Object> less = new LinkedHashMap<>(fields);
        less.remove(field);
        return new ReportBody(less);
    }

    public Object noteText() {
        return fields.get("note");
    }

    public Map<String, Object> json() {
        return fields;
    }
}
