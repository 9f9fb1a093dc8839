package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.softstone.access.PatientAccess;
import org.softstone.http.Problems;

/** Visits of patients whom the caller treats. */
@ApplicationScoped
class TreatedVisits {

    private final Visits visits;
    private final PatientAccess access;
    private final KeepApart keepApart;
    private final InstantSource time;

    TreatedVisits(Visits visits, PatientAccess access, KeepApart keepApart, InstantSource time) {
        this.visits = visits;
        this.access = access;
        this.keepApart = keepApart;
        this.time = time;
    }

    /**
     * The visit, when the caller treats its patient; records the access.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the visit is unknown or another team's
     */
    @Transactional
    TreatedVisit find(UUID visitId, String action) {
        Visits.Belonging belonging = visits.belonging(visitId).orElseThrow(Problems::notFound);
        return new TreatedVisit(visitId, belonging.courseId(), access.ofTreated(belonging.patientId(), action));
    }

    /** As the caller may see it, with what is too near to it. */
    @Transactional
    VisitView view(UUID visitId) {
        Visit visit = visits.findById(visitId);
        List<SpacingWarning> warnings = keepApart.warnings(List.of(visit), time.instant());
        return VisitView.of(visit, access.isClinicianOf(visit.patientId()), warnings, keepApart.overridesOf(visitId));
    }

    /** A series as it stands, with what is too near to its visits. */
    @Transactional
    SeriesView view(Series series, List<Visit> ofSeries) {
        return SeriesView.from(series, ofSeries, keepApart.warnings(ofSeries, time.instant()));
    }
}
