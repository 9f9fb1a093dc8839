package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.VisitCancelled;
import org.softstone.infusions.course.ReleaseVisits;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.visit.VisitState.Verdict;
import org.softstone.messaging.Outbox;

/** A booked visit does not take place: somebody cancels it, the patient does not come, or her course has ended. */
@ApplicationScoped
class GiveUpVisit implements ReleaseVisits {

    private final TreatedCourses courses;
    private final Visits visits;
    private final Outbox outbox;
    private final InstantSource time;

    GiveUpVisit(TreatedCourses courses, Visits visits, Outbox outbox, InstantSource time) {
        this.courses = courses;
        this.visits = visits;
        this.outbox = outbox;
        this.time = time;
    }

    /** @param reason null when none is given */
    @Transactional
    void cancel(TreatedVisit treated, String reason, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        switch (visit.cancel(reason, by, time.instant())) {
            case Verdict.Allowed allowed -> outbox.append(visit.toCancelled());
            case Verdict.AlreadyDone done -> {
                if (!visit.isFor(reason)) {
                    throw VisitProblems.recordedOtherwise(visit.state());
                }
            }
            case Verdict.Refused(String needed) -> throw VisitProblems.illegalTransition(visit.state(), needed);
        }
    }

    @Transactional
    void miss(TreatedVisit treated, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        switch (visit.miss(by, time.instant())) {
            case Verdict.Allowed allowed -> outbox.append(visit.toMissed());
            case Verdict.AlreadyDone done -> {}
            case Verdict.Refused(String needed) -> throw VisitProblems.illegalTransition(visit.state(), needed);
        }
    }

    @Override
    public void ofEndedCourse(UUID courseId, String by, Instant now) {
        List<VisitCancelled> cancelled = visits.lockBooked(courseId).stream()
                .filter(visit -> visit.cancel(null, by, now) instanceof Verdict.Allowed)
                .map(Visit::toCancelled)
                .toList();
        if (!cancelled.isEmpty()) {
            outbox.append(cancelled);
        }
    }
}
