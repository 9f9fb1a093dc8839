package org.softstone.infusions.spacing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.softstone.access.PatientAccess;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.VisitView;
import org.softstone.infusions.visit.Visits;

/** A visit as the caller may see it, with what is too close to it and who overrode that. */
@ApplicationScoped
public class ReadVisit {

    private final Visits visits;
    private final KeepApart keepApart;
    private final PatientAccess access;
    private final InstantSource time;

    ReadVisit(Visits visits, KeepApart keepApart, PatientAccess access, InstantSource time) {
        this.visits = visits;
        this.keepApart = keepApart;
        this.access = access;
        this.time = time;
    }

    @Transactional
    public VisitView view(UUID visitId) {
        Visit visit = visits.findById(visitId);
        boolean withWords = access.isClinicianOf(visit.patientId());
        return VisitView.of(
                visit,
                withWords,
                keepApart.warnings(List.of(visit), time.instant()),
                keepApart.overridesOf(visit, withWords));
    }
}
