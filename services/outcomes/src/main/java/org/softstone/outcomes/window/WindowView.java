package org.softstone.outcomes.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** A window as a patient's phone sees it; see {@link ReportWindow}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WindowView(
        UUID windowId,
        UUID courseId,
        int week,
        WindowState state,
        Instant opensAt,
        Instant dueAt,
        Instant closesAt,
        UUID reportId) {

    static WindowView from(ReportWindow window) {
        return new WindowView(
                window.windowId(),
                window.courseId(),
                window.week(),
                window.state(),
                window.times().opensAt(),
                window.times().dueAt(),
                window.times().closesAt(),
                window.reportId());
    }
}
