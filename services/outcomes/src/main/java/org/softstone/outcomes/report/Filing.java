package org.softstone.outcomes.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.http.FieldError;
import org.softstone.outcomes.report.ReportContext.Place;
import org.softstone.outcomes.window.ReportTiming;
import org.softstone.outcomes.window.ReportWindow;

/** Where a new report belongs. */
sealed interface Filing {

    /** It is stored under this id, or was answered under it as a repetition of this one. */
    record SentAgain(UUID reportId) implements Filing {}

    /** Its id was used for other content, or by another patient. */
    record IdTaken() implements Filing {}

    /** It counts for this window. */
    record InWindow(Place place, ReportTiming timing) implements Filing {}

    /** It counts for none: none was open then, or the one it names has another report. */
    record Unscheduled() implements Filing {}

    /** This window has a report with the same content under another id. */
    record RepeatOf(UUID reportId) implements Filing {}

    /** It belongs nowhere: its window is none of this patient's. */
    record Refused(List<FieldError> errors) implements Filing {}

    /**
     * @param windowId as named by the report; null when it leaves the choice to us
     * @param candidates the named window, or else all that were open at the time, earliest first
     * @param filedAt as far as it can be known
     * @param clockTolerance see {@link ReportWindow#timingOf}
     */
    static Filing of(UUID windowId, List<Place> candidates, Instant filedAt, Duration clockTolerance) {
        Optional<Place> same = candidates.stream().filter(Place::sameContent).findFirst();
        if (same.isPresent()) {
            return new RepeatOf(same.get().window().reportId());
        }
        if (windowId != null && candidates.isEmpty()) {
            return new Refused(List.of(new FieldError("/windowId", "is none of this patient's windows")));
        }
        return place(candidates, filedAt, clockTolerance);
    }

    private static Filing place(List<Place> candidates, Instant filedAt, Duration clockTolerance) {
        return candidates.stream()
                .filter(candidate -> !candidate.window().isFiled())
                .map(candidate -> new InWindow(candidate, candidate.window().timingOf(filedAt, clockTolerance)))
                .filter(found -> !(found.timing() instanceof ReportTiming.Unscheduled))
                .<Filing>map(found -> found)
                .findFirst()
                .orElseGet(Unscheduled::new);
    }
}
