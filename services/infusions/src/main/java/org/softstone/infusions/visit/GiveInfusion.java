package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.visit.VisitState.Step;
import org.softstone.infusions.visit.VisitState.Verdict;
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
        switch (visit.state().on(Step.START)) {
            case Verdict.Allowed allowed -> {
                Instant now = time.instant();
                var order = courses.lockToInfuse(treated.courseId());
                keepApart.beforeStart(visit, now);
                visit.start(order, by, now);
                outbox.append(visit.toStarted());
            }
            case Verdict.AlreadyDone done -> {}
            case Verdict.Refused(String needed) -> throw VisitProblems.illegalTransition(visit.state(), needed);
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
        switch (visit.state().on(early ? Step.STOP_EARLY : Step.COMPLETE)) {
            case Verdict.Allowed allowed -> {
                visit.end(early, request.checked(visit, early, now), by, now);
                outbox.append(visit.toEnded());
            }
            case Verdict.AlreadyDone done -> {
                if (!visit.endedWith(request.checked(visit, early, now))) {
                    throw VisitProblems.recordedOtherwise(visit.state());
                }
            }
            case Verdict.Refused(String needed) -> throw VisitProblems.illegalTransition(visit.state(), needed);
        }
    }
}
