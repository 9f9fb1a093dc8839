package org.softstone.outcomes.report;

import java.util.List;
import java.util.UUID;
import org.softstone.outcomes.window.ReportWindow;

/**
 * What a new report meets.
 *
 * @param idTaken whether a report has this id already, this patient's or another's
 * @param sameAsKnown whether that report is this patient's and has the same content
 * @param places where it may be filed, one per window that it may count for; one without a window when there is none
 */
record Surroundings(boolean idTaken, boolean sameAsKnown, List<Place> places) {

    /**
     * @param window null when there is none
     * @param sameContent whether the window has a report, and its content is that of the new one
     * @param courseId the window's, or else the patient's newest; null when she has no course
     * @param baselineAverage average pain of week 0 of that course, null while there is none
     */
    record Place(ReportWindow window, boolean sameContent, UUID courseId, Integer baselineAverage) {}

    List<Filing.Candidate> candidates() {
        return places.stream()
                .filter(place -> place.window() != null)
                .map(place -> new Filing.Candidate(place.window(), place.sameContent()))
                .toList();
    }

    /** @param window one of the candidates, or null for a report that counts for none */
    Place placeOf(ReportWindow window) {
        return places.stream()
                .filter(place -> window == null || window.equals(place.window()))
                .findFirst()
                .orElseThrow();
    }
}
