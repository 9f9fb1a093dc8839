package org.softstone.outcomes.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.outcomes.window.ReportWindow;

/**
 * What a new report meets.
 *
 * @param knownId the report that has this id already, or was repeated under it, this patient's or another's; null for none
 * @param sameAsKnown whether that report is this patient's and has the same content
 * @param courseThen the newest that they had when it was filed; null when they have none
 * @param enrolledAt when they were in their first course; null when they have none
 * @param places where it may be filed, one per window that it may count for; one without a window when there is none
 */
record Surroundings(UUID knownId, boolean sameAsKnown, UUID courseThen, Instant enrolledAt, List<Place> places) {

    /** As far as it was looked at. */
    Possible possible() {
        return new Possible(
                enrolledAt,
                candidates().stream()
                        .map(Filing.Candidate::window)
                        .collect(Collectors.toMap(
                                ReportWindow::windowId, window -> window.times().opensAt())));
    }

    boolean idTaken() {
        return knownId != null;
    }

    /**
     * @param window null when there is none
     * @param sameContent whether the window has a report, and its content is that of the new one
     * @param courseId the window's, or else {@link #courseThen}
     * @param baselineAverage average pain of week 0 of that course, null while there is none
     */
    record Place(ReportWindow window, boolean sameContent, UUID courseId, Integer baselineAverage) {}

    List<Filing.Candidate> candidates() {
        return places.stream()
                .filter(place -> place.window() != null)
                .map(place -> new Filing.Candidate(place.window(), place.sameContent()))
                .toList();
    }

    /** @param window one of the candidates */
    Place placeOf(ReportWindow window) {
        return places.stream()
                .filter(place -> window.equals(place.window()))
                .findFirst()
                .orElseThrow();
    }

    /** What is known of the course of a report that counts for no window; empty when only windows of another were looked at. */
    Optional<Place> placeOutside() {
        return places.stream()
                .filter(place -> Objects.equals(place.courseId(), courseThen))
                .findFirst();
    }
}
