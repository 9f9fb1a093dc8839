package org.softstone.infusions.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Ids;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.request.Creation;
import org.softstone.infusions.request.IllegalTransition;
import org.softstone.infusions.seating.BookingClash;
import org.softstone.infusions.seating.SeatVisits;
import org.softstone.infusions.site.SiteDirectory;
import org.softstone.infusions.spacing.KeepApart;
import org.softstone.infusions.spacing.OverridingStep;
import org.softstone.infusions.visit.Slot;
import org.softstone.infusions.visit.TreatedVisit;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.VisitState.Step;
import org.softstone.infusions.visit.Visits;
import org.softstone.messaging.Outbox;

/** Moves a booked visit: a successor with the same number takes its place, or everything stays as it is. */
@ApplicationScoped
class RescheduleVisit {

    private static final String REFUSAL = "The visit cannot be moved";

    private final TreatedCourses courses;
    private final Visits visits;
    private final SiteDirectory sites;
    private final SeatVisits seatVisits;
    private final KeepApart keepApart;
    private final Outbox outbox;
    private final InstantSource time;

    // Seven collaborators: this is both a step of a visit and a booking.
    RescheduleVisit(
            TreatedCourses courses,
            Visits visits,
            SiteDirectory sites,
            SeatVisits seatVisits,
            KeepApart keepApart,
            Outbox outbox,
            InstantSource time) {
        this.courses = courses;
        this.visits = visits;
        this.sites = sites;
        this.seatVisits = seatVisits;
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
        if (!visit.state().on(Step.RESCHEDULE).isNew(visit.state())) {
            Visit successor = visits.findById(visit.successorId());
            if (!wanted.asksFor(successor, visit.duration())) {
                throw IllegalTransition.recordedOtherwise(visit.state());
            }
            return new Creation<>(successor, false);
        }
        wanted.refusePast(now);
        courses.lockToBook(treated.courseId());
        return new Creation<>(move(visit, treated.patient(), wanted, by, now), true);
    }

    private Visit move(Visit visit, PatientProfile patient, RescheduleRequest wanted, String by, Instant now) {
        visit.reschedule(Ids.next(), by, now);
        // Its chair, its time and its number are free only after this is stored.
        visits.flush();
        Visit successor = seated(visit, patient, wanted);
        keepApart.beforeBooking(List.of(successor), OverridingStep.RESCHEDULE, wanted.overrideReason(), by, now);
        BookingClash.guard(REFUSAL, () -> visits.persistAndFlush(successor));
        outbox.append(visit.toRescheduled(successor));
        return successor;
    }

    /** At the site of the patient's team. The patient keeps their chair unless another was requested or it is taken. */
    private Visit seated(Visit moved, PatientProfile patient, RescheduleRequest wanted) {
        ZoneId zone = sites.site(patient.siteId()).orElseThrow().zone();
        Slot slot = wanted.slot(moved.duration());
        List<Visit.Place> places = seatVisits.seat(
                patient.siteId(),
                zone,
                new SeatVisits.Wanted(
                        patient.patientId(), List.of(slot), wanted.chairId(), moved.chairId(), moved.number()),
                REFUSAL);
        return moved.successor(slot, places.getFirst());
    }
}
