package org.softstone.infusions.infusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.request.IllegalTransition;
import org.softstone.infusions.request.Verdict;
import org.softstone.infusions.spacing.KeepApart;
import org.softstone.infusions.visit.TreatedVisit;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.VisitState.Step;
import org.softstone.infusions.visit.Visits;
import org.softstone.messaging.Outbox;

/** The patient has come and is checked in, and a clinician may decide not to infuse. */
@ApplicationScoped
class ReceivePatient {

    private final TreatedCourses courses;
    private final Visits visits;
    private final KeepApart keepApart;
    private final Outbox outbox;
    private final InstantSource time;

    ReceivePatient(TreatedCourses courses, Visits visits, KeepApart keepApart, Outbox outbox, InstantSource time) {
        this.courses = courses;
        this.visits = visits;
        this.keepApart = keepApart;
        this.outbox = outbox;
        this.time = time;
    }

    /** @param overrideReason null unless the patient is let in although the last infusion is too close */
    @Transactional
    void checkIn(TreatedVisit treated, String overrideReason, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        Instant now = time.instant();
        if (visit.state().on(Step.CHECK_IN) instanceof Verdict.Allowed) {
            courses.lockToInfuse(treated.courseId());
        }
        if (visit.checkIn(by, now).isNew(visit.state())) {
            keepApart.beforeCheckIn(visit, overrideReason, by, now);
        }
    }

    @Transactional
    void hold(TreatedVisit treated, String reason, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        if (visit.hold(reason, by, time.instant()).isNew(visit.state())) {
            outbox.append(visit.toHeld());
        } else if (!visit.isFor(reason)) {
            throw IllegalTransition.recordedOtherwise(visit.state());
        }
    }
}
