package org.softstone.outcomes.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.outcomes.window.ReportWindow;

/**
 * What is stored already and decides about a new report.
 *
 * @param knownId the report that has this id already, or was repeated under it, this patient's or another's; null for none
 * @param sameAsKnown whether that report is this patient's and has the same content
 * @param courseThen the newest that the patient had when it was filed; null when they have none
 * @param enrolledAt when they were in their first course; null when they have none
 * @param places where it may be filed, one per window that it may count for; one without a window when there is none
 */
record ReportContext(UUID knownId, boolean sameAsKnown, UUID courseThen, Instant enrolledAt, List<Place> places) {

    /**
     * @param window null when there is none
     * @param sameContent whether the window has a report, and its content is that of the new one
     * @param courseId the window's, or else {@link #courseThen}
     * @param baselineAverage average pain of week 0 of that course, null while there is none
     */
    record Place(ReportWindow window, boolean sameContent, UUID courseId, Integer baselineAverage) {}

    boolean idTaken() {
        return knownId != null;
    }

    /** Those with a window. */
    List<Place> candidates() {
        return places.stream().filter(place -> place.window() != null).toList();
    }

    /** When it can have been filed, as far as that was read. */
    Possible possible() {
        return new Possible(
                enrolledAt,
                candidates().stream()
                        .map(Place::window)
                        .collect(Collectors.toMap(
                                ReportWindow::windowId, window -> window.times().opensAt())));
    }

    /** What is known of the course of a report that counts for no window; empty when only windows of another were read. */
    Optional<Place> placeOutside() {
        return places.stream()
                .filter(place -> Objects.equals(place.courseId(), courseThen))
                .findFirst();
    }
}
