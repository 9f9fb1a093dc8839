package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.visit.VisitState.Verdict;
import org.softstone.messaging.Outbox;

/** The patient came late, or somebody took the wrong one for absent: the visit is booked again. */
@ApplicationScoped
class UndoNoShow {

    private final TreatedCourses courses;
    private final Visits visits;
    private final SeatSuccessor seats;
    private final KeepApart keepApart;
    private final Outbox outbox;
    private final InstantSource time;

    // Six collaborators, as in RescheduleVisit: this is a step of a visit and a booking.
    UndoNoShow(
            TreatedCourses courses,
            Visits visits,
            SeatSuccessor seats,
            KeepApart keepApart,
            Outbox outbox,
            InstantSource time) {
        this.courses = courses;
        this.visits = visits;
        this.seats = seats;
        this.keepApart = keepApart;
        this.outbox = outbox;
        this.time = time;
    }

    /** @param overrideReason why it is undone although another visit is too near by now; null when nobody insists */
    @Transactional
    void undo(TreatedVisit treated, String overrideReason, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        Instant now = time.instant();
        switch (visit.mayBeReinstated(now)) {
            case Verdict.Allowed allowed -> {
                courses.lockToBook(treated.courseId());
                UUID chair = seats.chairAgain(visit);
                keepApart.beforeBooking(List.of(visit), OverridingStep.REINSTATE, overrideReason, by, now);
                visit.reinstate(chair, by, now);
                try {
                    visits.flush();
                } catch (ConstraintViolationException e) {
                    throw VisitProblems.bookedMeanwhile("The no-show cannot be undone");
                }
                outbox.append(visit.toReinstated());
            }
            case Verdict.AlreadyDone done -> {}
            case Verdict.Refused(String needed) -> throw VisitProblems.illegalTransition(visit.state(), needed);
        }
    }
}
