package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.softstone.access.PatientAccess;
import org.softstone.http.Problems;

/** Visits of patients whom the caller treats. */
@ApplicationScoped
public class TreatedVisits {

    private final Visits visits;
    private final PatientAccess access;

    TreatedVisits(Visits visits, PatientAccess access) {
        this.visits = visits;
        this.access = access;
    }

    /**
     * The visit, when the caller treats its patient; records the access.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the visit is unknown or another team's
     */
    public TreatedVisit find(UUID visitId, String action) {
        Visits.Belonging belonging = visits.belonging(visitId).orElseThrow(Problems::notFound);
        return new TreatedVisit(visitId, belonging.courseId(), access.ofTreated(belonging.patientId(), action));
    }
}
