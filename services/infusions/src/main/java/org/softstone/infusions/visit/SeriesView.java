package org.softstone.infusions.visit;

import java.util.List;
import java.util.UUID;

record SeriesView(UUID seriesId, UUID courseId, List<VisitView> visits) {

    static SeriesView from(Series series, List<Visit> visits) {
        return new SeriesView(
                series.seriesId(),
                series.courseId(),
                visits.stream().map(VisitView::from).toList());
    }
}
