package org.softstone.infusions.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.seating.BookingClash;
import org.softstone.infusions.seating.SeatVisits;
import org.softstone.infusions.spacing.KeepApart;
import org.softstone.infusions.spacing.OverridingStep;
import org.softstone.infusions.visit.TreatedVisit;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.Visits;
import org.softstone.messaging.Outbox;

/** The patient came late, or the no-show was recorded for the wrong visit: the visit is booked again. */
@ApplicationScoped
class UndoNoShow {

    private static final String REFUSAL = "The no-show cannot be undone";

    private final TreatedCourses courses;
    private final Visits visits;
    private final SeatVisits seatVisits;
    private final KeepApart keepApart;
    private final Outbox outbox;
    private final InstantSource time;

    // Six collaborators, as in RescheduleVisit: this is a step of a visit and a booking.
    UndoNoShow(
            TreatedCourses courses,
            Visits visits,
            SeatVisits seatVisits,
            KeepApart keepApart,
            Outbox outbox,
            InstantSource time) {
        this.courses = courses;
        this.visits = visits;
        this.seatVisits = seatVisits;
        this.keepApart = keepApart;
        this.outbox = outbox;
        this.time = time;
    }

    /** @param overrideReason null unless it is to be undone although another visit is too close by now */
    @Transactional
    void undo(TreatedVisit treated, String overrideReason, String by) {
        courses.lock(treated.courseId());
        Visit visit = visits.lock(treated.visitId());
        Instant now = time.instant();
        if (!visit.mayBeReinstated(now).isNew(visit.state())) {
            return;
        }
        courses.lockToBook(treated.courseId());
        UUID chair = chairAgain(visit);
        keepApart.beforeBooking(List.of(visit), OverridingStep.REINSTATE, overrideReason, by, now);
        visit.reinstate(chair, by, now);
        BookingClash.guard(REFUSAL, visits::flush);
        outbox.append(visit.toReinstated());
    }

    /** The visit's own chair, unless somebody else has it by now. */
    private UUID chairAgain(Visit missed) {
        SeatVisits.Wanted wanted = new SeatVisits.Wanted(
                missed.patientId(), List.of(missed.slot()), null, missed.chairId(), missed.number());
        return seatVisits
                .seat(missed.siteId(), missed.zone(), wanted, REFUSAL)
                .getFirst()
                .chairId();
    }
}
