package org.softstone.infusions.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.VisitCancelled;
import org.softstone.infusions.course.ReleaseVisits;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.request.IllegalTransition;
import org.softstone.infusions.request.Verdict;
import org.softstone.infusions.visit.TreatedVisit;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.Visits;
import org.softstone.messaging.Outbox;

/** A booked visit does not take place: it is cancelled, the patient does not come, or the course has ended. */
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
        if (visit.cancel(reason, by, time.instant()).isNew(visit.state())) {
            outbox.append(visit.toCancelled());
        } else if (!visit.isFor(reason)) {
            throw IllegalTransition.recordedOtherwise(visit.state());
        }
    }

    @Transactional
    void miss(TreatedVisit treated, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        if (visit.miss(by, time.instant()).isNew(visit.state())) {
            outbox.append(visit.toMissed());
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
