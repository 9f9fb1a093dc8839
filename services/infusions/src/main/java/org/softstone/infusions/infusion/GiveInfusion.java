package org.softstone.infusions.infusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.order.OrderInForce;
import org.softstone.infusions.request.IllegalTransition;
import org.softstone.infusions.spacing.KeepApart;
import org.softstone.infusions.visit.InfusionEnd;
import org.softstone.infusions.visit.TreatedVisit;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.VisitState.Step;
import org.softstone.infusions.visit.Visits;
import org.softstone.messaging.Outbox;

/** Starts and ends the infusion of a visit, and keeps what was ordered and what was given. */
@ApplicationScoped
class GiveInfusion {

    private final TreatedCourses courses;
    private final Visits visits;
    private final KeepApart keepApart;
    private final Outbox outbox;
    private final InstantSource time;

    GiveInfusion(TreatedCourses courses, Visits visits, KeepApart keepApart, Outbox outbox, InstantSource time) {
        this.courses = courses;
        this.visits = visits;
        this.keepApart = keepApart;
        this.outbox = outbox;
        this.time = time;
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
        boolean isNew = visit.state().on(early ? Step.STOP_EARLY : Step.COMPLETE).isNew(visit.state());
        InfusionEnd end = request.checked(visit, early, now);
        if (isNew) {
            visit.end(early, end, by, now);
            outbox.append(visit.toEnded());
        } else if (!visit.endedWith(end)) {
            throw IllegalTransition.recordedOtherwise(visit.state());
        }
    }
}
