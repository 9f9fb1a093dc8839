package org.softstone.outcomes.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.softstone.contracts.InfusionCompleted;
import org.softstone.contracts.InfusionStarted;
import org.softstone.contracts.InfusionStoppedEarly;
import org.softstone.contracts.VisitBooked;
import org.softstone.contracts.VisitCancelled;
import org.softstone.contracts.VisitEvent;
import org.softstone.contracts.VisitHeld;
import org.softstone.contracts.VisitMissed;
import org.softstone.contracts.VisitReinstated;
import org.softstone.contracts.VisitRescheduled;

/**
 * Takes over what is told of a visit. The last word on a place in the course counts; what is told again, or late, of a
 * visit whose place another has taken is passed by. The caller holds the patient's lock.
 */
@ApplicationScoped
public class RememberVisit {

    private final Visits visits;

    RememberVisit(Visits visits) {
        this.visits = visits;
    }

    /**
     * @param zone the patient's, for a visit of which more is told before its booking, which names the site's
     * @return the course that it belongs to
     */
    public UUID on(VisitEvent event, ZoneId zone) {
        if (event instanceof VisitRescheduled moved) {
            visits.forget(moved.visitId());
        }
        Told told = told(event);
        if (!visits.isFormer(told.visitId())) {
            visits.keep(told.place(), told.change().apply(known(told, zone)));
        }
        return told.place().courseId();
    }

    /** A visit's place in its course. */
    record Place(UUID courseId, UUID patientId, int number) {}

    private record Told(Place place, UUID visitId, Instant at, UnaryOperator<VisitReplica> change) {}

    private Told told(VisitEvent event) {
        return switch (event) {
            case VisitBooked it ->
                new Told(
                        new Place(it.courseId(), it.patientId(), it.number()),
                        it.visitId(),
                        it.startsAt(),
                        visit -> visit.at(it.startsAt(), it.zone()));
            case VisitRescheduled it ->
                new Told(
                        new Place(it.courseId(), it.patientId(), it.number()),
                        it.successorId(),
                        it.startsAt(),
                        visit -> visit.at(it.startsAt(), it.zone()));
            case VisitCancelled it ->
                new Told(
                        new Place(it.courseId(), it.patientId(), it.number()),
                        it.visitId(),
                        it.cancelledAt(),
                        visit -> visit.in(VisitState.CANCELLED));
            case VisitMissed it ->
                new Told(
                        new Place(it.courseId(), it.patientId(), it.number()),
                        it.visitId(),
                        it.missedAt(),
                        visit -> visits.isLastWordOnNoShow(it.visitId(), it.missedAt())
                                ? visit.in(VisitState.MISSED)
                                : visit);
            case VisitReinstated it ->
                new Told(
                        new Place(it.courseId(), it.patientId(), it.number()),
                        it.visitId(),
                        it.startsAt(),
                        visit -> visits.isLastWordOnNoShow(it.visitId(), it.reinstatedAt())
                                ? visit.at(it.startsAt(), it.zone()).reinstated()
                                : visit);
            case VisitHeld it ->
                new Told(
                        new Place(it.courseId(), it.patientId(), it.number()),
                        it.visitId(),
                        it.heldAt(),
                        visit -> visit.in(VisitState.HELD));
            case InfusionStarted it ->
                new Told(
                        new Place(it.courseId(), it.patientId(), it.number()),
                        it.visitId(),
                        it.startedAt(),
                        visit -> visit.in(VisitState.STARTED));
            case InfusionCompleted it ->
                new Told(
                        new Place(it.courseId(), it.patientId(), it.number()),
                        it.visitId(),
                        it.startedAt(),
                        visit -> visit.ended(VisitState.COMPLETED, it.givenGrams(), it.endedAt()));
            case InfusionStoppedEarly it ->
                new Told(
                        new Place(it.courseId(), it.patientId(), it.number()),
                        it.visitId(),
                        it.startedAt(),
                        visit -> visit.ended(VisitState.STOPPED_EARLY, it.givenGrams(), it.endedAt()));
        };
    }

    /** As known, or, when what became of it is told before its booking, as if it had been booked for that moment. */
    private VisitReplica known(Told told, ZoneId zone) {
        Optional<VisitReplica> there = visits.at(told.place());
        if (there.isPresent() && there.get().visitId().equals(told.visitId())) {
            return there.get();
        }
        there.ifPresent(other -> visits.forget(other.visitId()));
        return VisitReplica.booked(told.visitId(), told.place().number(), told.at(), zone);
    }
}
