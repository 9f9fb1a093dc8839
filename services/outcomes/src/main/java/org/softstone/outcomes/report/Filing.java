package org.softstone.outcomes.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.http.FieldError;
import org.softstone.outcomes.window.ReportTiming;
import org.softstone.outcomes.window.ReportWindow;

/** Where a new report belongs. */
sealed interface Filing {

    /** It counts for this window. */
    record InWindow(ReportWindow window, ReportTiming timing) implements Filing {}

    /** It counts for none: none was open then, or the one it names has another report. */
    record Unscheduled() implements Filing {}

    /** This window has a report with the same content under another id. */
    record RepeatOf(UUID reportId) implements Filing {}

    /** It belongs nowhere: its window is none of this patient's. */
    record Refused(List<FieldError> errors) implements Filing {}

    /** @param sameContent whether the window has a report, and its content is that of the new one */
    record Candidate(ReportWindow window, boolean sameContent) {}

    /**
     * @param windowId as named by the report; null when it leaves the choice to us
     * @param candidates the named window, or else all that were open at the time, earliest first
     * @param filedAt as far as it can be known
     * @param clockTolerance see {@link ReportWindow#timingOf}
     */
    static Filing of(UUID windowId, List<Candidate> candidates, Instant filedAt, Duration clockTolerance) {
        Optional<Candidate> same =
                candidates.stream().filter(Candidate::sameContent).findFirst();
        if (same.isPresent()) {
            return new RepeatOf(same.get().window().reportId());
        }
        if (windowId != null && candidates.isEmpty()) {
            return new Refused(List.of(new FieldError("/windowId", "is none of this patient's windows")));
        }
        return place(candidates, filedAt, clockTolerance);
    }

    private static Filing place(List<Candidate> candidates, Instant filedAt, Duration clockTolerance) {
        return candidates.stream()
                .map(Candidate::window)
                .filter(window -> !window.isFiled())
                .map(window -> new InWindow(window, window.timingOf(filedAt, clockTolerance)))
                .filter(place -> !(place.timing() instanceof ReportTiming.Unscheduled))
                .<Filing>map(place -> place)
                .findFirst()
                .orElseGet(Unscheduled::new);
    }
}
