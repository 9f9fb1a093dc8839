package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.http.Problems;
import org.softstone.infusions.request.Words;

/** Visits of patients whom the caller treats. */
@ApplicationScoped
class TreatedVisits {

    private final Visits visits;
    private final PatientAccess access;
    private final Caller caller;

    TreatedVisits(Visits visits, PatientAccess access, Caller caller) {
        this.visits = visits;
        this.access = access;
        this.caller = caller;
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

    /** As the caller may see it. */
    @Transactional
    VisitView view(TreatedVisit treated) {
        Visit visit = visits.findById(treated.visitId());
        return Words.mayBeReadBy(caller) ? VisitView.withReason(visit) : VisitView.from(visit);
    }
}
