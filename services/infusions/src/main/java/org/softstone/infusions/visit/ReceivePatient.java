package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.visit.VisitState.Step;
import org.softstone.infusions.visit.VisitState.Verdict;
import org.softstone.messaging.Outbox;

/** The patient has come: she is checked in, and a clinician may decide not to infuse. */
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

    /** @param overrideReason why they are let in although their last infusion is too near; null when nobody insists */
    @Transactional
    void checkIn(TreatedVisit treated, String overrideReason, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        Instant now = time.instant();
        if (visit.state().on(Step.CHECK_IN) instanceof Verdict.Allowed) {
            courses.lockToInfuse(treated.courseId());
        }
        switch (visit.checkIn(by, now)) {
            case Verdict.Allowed allowed -> keepApart.beforeCheckIn(visit, overrideReason, by, now);
            case Verdict.AlreadyDone done -> {}
            case Verdict.Refused(String needed) -> throw VisitProblems.illegalTransition(visit.state(), needed);
        }
    }

    @Transactional
    void hold(TreatedVisit treated, String reason, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        switch (visit.hold(reason, by, time.instant())) {
            case Verdict.Allowed allowed -> outbox.append(visit.toHeld());
            case Verdict.AlreadyDone done -> {
                if (!visit.isFor(reason)) {
                    throw VisitProblems.recordedOtherwise(visit.state());
                }
            }
            case Verdict.Refused(String needed) -> throw VisitProblems.illegalTransition(visit.state(), needed);
        }
    }
}
