package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.softstone.http.Ids;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.request.Creation;
import org.softstone.infusions.visit.VisitState.Step;
import org.softstone.infusions.visit.VisitState.Verdict;
import org.softstone.messaging.Outbox;

/** Moves a booked visit: a successor with the same number takes its place, or everything stays as it is. */
@ApplicationScoped
class RescheduleVisit {

    private final TreatedCourses courses;
    private final Visits visits;
    private final SeatSuccessor seatSuccessor;
    private final KeepApart keepApart;
    private final Outbox outbox;
    private final InstantSource time;

    // Six collaborators: what a booking and a step of a visit need comes together here.
    RescheduleVisit(
            TreatedCourses courses,
            Visits visits,
            SeatSuccessor seatSuccessor,
            KeepApart keepApart,
            Outbox outbox,
            InstantSource time) {
        this.courses = courses;
        this.visits = visits;
        this.seatSuccessor = seatSuccessor;
        this.keepApart = keepApart;
        this.outbox = outbox;
        this.time = time;
    }

    @Transactional
    Creation<Visit> reschedule(TreatedVisit treated, RescheduleRequest request, String by) {
        RescheduleRequest wanted = request.checked();
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        Instant now = time.instant();
        return switch (visit.state().on(Step.RESCHEDULE)) {
            case Verdict.Allowed allowed -> {
                wanted.refusePast(now);
                courses.lockToBook(treated.courseId());
                yield new Creation.Created<>(move(visit, treated, wanted, by, now));
            }
            case Verdict.AlreadyDone done -> {
                Visit successor = visits.findById(visit.successorId());
                if (!wanted.asksFor(successor, visit.duration())) {
                    throw VisitProblems.recordedOtherwise(visit.state());
                }
                yield new Creation.Repeated<>(successor);
            }
            case Verdict.Refused(String needed) -> throw VisitProblems.illegalTransition(visit.state(), needed);
        };
    }

    private Visit move(Visit visit, TreatedVisit treated, RescheduleRequest wanted, String by, Instant now) {
        visit.reschedule(Ids.next(), by, now);
        // Its chair, its time and its number are free only when this is stored.
        visits.flush();
        Visit successor = seatSuccessor.seat(visit, treated.patient(), wanted);
        keepApart.beforeBooking(List.of(successor), OverridingStep.RESCHEDULE, wanted.overrideReason(), by, now);
        try {
            visits.persistAndFlush(successor);
        } catch (ConstraintViolationException e) {
            throw VisitProblems.bookedMeanwhile("The visit cannot be moved");
        }
        outbox.append(visit.toRescheduled(successor));
        return successor;
    }
}
