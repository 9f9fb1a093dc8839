package org.softstone.infusions.visit;

import java.util.List;
import java.util.UUID;

/** @param warnings visits that are too near to another infusion; empty when there are none */
record SeriesView(UUID seriesId, UUID courseId, List<VisitView> visits, List<SpacingWarning> warnings) {

    static SeriesView from(Series series, List<Visit> visits, List<SpacingWarning> warnings) {
        return new SeriesView(
                series.seriesId(),
                series.courseId(),
                visits.stream().map(VisitView::from).toList(),
                warnings);
    }
}
