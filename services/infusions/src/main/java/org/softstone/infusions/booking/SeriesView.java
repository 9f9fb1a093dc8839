package org.softstone.infusions.booking;

import java.util.List;
import java.util.UUID;
import org.softstone.infusions.visit.SpacingWarning;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.VisitView;

/** @param warnings visits that are too close to another infusion */
record SeriesView(UUID seriesId, UUID courseId, List<VisitView> visits, List<SpacingWarning> warnings) {

    static SeriesView from(Series series, List<Visit> visits, List<SpacingWarning> warnings) {
        return new SeriesView(
                series.seriesId(),
                series.courseId(),
                visits.stream().map(VisitView::from).toList(),
                warnings);
    }
}
