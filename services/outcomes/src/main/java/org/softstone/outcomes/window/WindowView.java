package org.softstone.outcomes.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A window as a patient's phone sees it; see {@link ReportWindow}.
 *
 * @param paused whether the patient said that they cannot report then: no reminder is sent, and no alert when it is missed
 */
record WindowView(
        UUID windowId,
        UUID courseId,
        int week,
        WindowState state,
        Instant opensAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant dueAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant closesAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID reportId,
        boolean followUp,
        boolean paused) {

    static WindowView from(ReportWindow window, boolean paused) {
        return new WindowView(
                window.windowId(),
                window.courseId(),
                window.week(),
                window.state(),
                window.times().opensAt(),
                window.times().dueAt(),
                window.times().closesAt(),
                window.reportId(),
                window.followUp(),
                paused);
    }
}
