package org.softstone.infusions.infusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.order.OrderInForce;
import org.softstone.infusions.request.IllegalTransition;
import org.softstone.infusions.request.Verdict;
import org.softstone.infusions.spacing.KeepApart;
import org.softstone.infusions.visit.InfusionEnd;
import org.softstone.infusions.visit.TreatedVisit;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.VisitState.Step;
import org.softstone.infusions.visit.Visits;
import org.softstone.messaging.Outbox;

/**
 * A visit takes place: the patient is checked in, and their infusion starts and ends, with what was ordered and what was
 * given; or a clinician decides not to infuse.
 */
@ApplicationScoped
class CarryOutVisit {

    private final TreatedCourses courses;
    private final Visits visits;
    private final KeepApart keepApart;
    private final Outbox outbox;
    private final InstantSource time;

    CarryOutVisit(TreatedCourses courses, Visits visits, KeepApart keepApart, Outbox outbox, InstantSource time) {
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

    @Transactional
    void start(TreatedVisit treated, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        if (visit.state().on(Step.START).isNew(visit.state())) {
            Instant now = time.instant();
            OrderInForce order = courses.lockToInfuse(treated.courseId());
            keepApart.beforeStart(visit, now);
            visit.start(order, by, now);
            outbox.append(visit.toStarted());
        }
    }

    @Transactional
    void complete(TreatedVisit treated, EndRequest request, String by) {
        end(treated, false, request, by);
    }

    @Transactional
    void stopEarly(TreatedVisit treated, EndRequest request, String by) {
        end(treated, true, request, by);
    }

    private void end(TreatedVisit treated, boolean early, EndRequest request, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        Instant now = time.instant();
        boolean isNew =
                visit.state().on(early ? Step.STOP_EARLY : Step.COMPLETE).isNew(visit.state());
        InfusionEnd end = request.checked(visit, early, now);
        if (isNew) {
            visit.end(early, end, by, now);
            outbox.append(visit.toEnded());
        } else if (!visit.endedWith(end)) {
            throw IllegalTransition.recordedOtherwise(visit.state());
        }
    }
}
