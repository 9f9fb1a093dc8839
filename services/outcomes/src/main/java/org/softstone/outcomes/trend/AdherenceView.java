package org.softstone.outcomes.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.window.WindowState;

/**
 * How faithfully a patient reported in a course, in sum (see {@link Adherence}) and window by window.
 *
 * @param courseId absent when the patient has no course yet
 */
@Schema(
        name = "PatientAdherence",
        requiredProperties = {"onTime", "late", "missed", "paused", "open", "unscheduled"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record AdherenceView(UUID courseId, @JsonUnwrapped Adherence sum, List<WindowOfWeek> windows) {

    static final AdherenceView WITHOUT_COURSE = new AdherenceView(null, Adherence.NONE, List.of());

    /**
     * @param paused whether a pause touches the days from due to closing
     * @param dueAt absent while the first visit is not booked
     * @param timing absent without a report, like {@code filedAt}
     * @param filedAt corrected by the error of the phone's clock
     */
    @Schema(name = "AdherenceWindow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WindowOfWeek(
            UUID windowId,
            int week,
            WindowState state,
            boolean paused,
            boolean followUp,
            Instant dueAt,
            Timing timing,
            Instant filedAt) {}

    static AdherenceView of(CourseHistory history, ZoneId zone) {
        return new AdherenceView(
                history.courseId(),
                Adherence.of(history, zone),
                history.asked().stream()
                        .map(asked -> window(asked, history.isPaused(asked, zone)))
                        .toList());
    }

    private static WindowOfWeek window(CourseHistory.Asked asked, boolean paused) {
        CourseHistory.ReportScores scores = asked.report();
        return new WindowOfWeek(
                asked.windowId(),
                asked.week(),
                asked.state(),
                paused,
                asked.followUp(),
                asked.dueAt(),
                scores == null ? null : scores.timing(),
                scores == null ? null : scores.correctedAt());
    }
}
