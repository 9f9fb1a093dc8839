package org.softstone.outcomes.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
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
 * Keeps the replica of a visit. The latest event about a place in the course counts; a repeated or late event about a visit whose
 * place another has taken is ignored. The caller holds the patient's lock.
 */
@ApplicationScoped
public class RememberVisit {

    private final Visits visits;

    RememberVisit(Visits visits) {
        this.visits = visits;
    }

    /**
     * @param zone the patient's, for a visit of which something else arrives before its booking, which names the site's
     * @return the course that it belongs to
     */
    public UUID on(VisitEvent event, ZoneId zone) {
        UUID visitId = event.visitId();
        if (event instanceof VisitRescheduled moved) {
            visits.forget(moved.visitId());
            visitId = moved.successorId();
        }
        if (!visits.isFormer(visitId)) {
            Place place = new Place(event.courseId(), event.patientId(), event.number());
            visits.keep(place, change(known(place, visitId, at(event), zone), event));
        }
        return event.courseId();
    }

    /** A visit's place in its course. */
    record Place(UUID courseId, UUID patientId, int number) {}

    private VisitReplica change(VisitReplica visit, VisitEvent event) {
        return switch (event) {
            case VisitBooked it -> visit.at(it.startsAt(), it.zone());
            case VisitRescheduled it -> visit.at(it.startsAt(), it.zone());
            case VisitCancelled _ -> visit.in(VisitState.CANCELLED);
            case VisitMissed it ->
                visits.isLatestNoShow(it.visitId(), it.missedAt()) ? visit.in(VisitState.MISSED) : visit;
            case VisitReinstated it ->
                visits.isLatestNoShow(it.visitId(), it.reinstatedAt())
                        ? visit.at(it.startsAt(), it.zone()).reinstated()
                        : visit;
            case VisitHeld _ -> visit.in(VisitState.HELD);
            case InfusionStarted _ -> visit.in(VisitState.STARTED);
            case InfusionCompleted it -> visit.ended(VisitState.COMPLETED, it.givenGrams(), it.endedAt());
            case InfusionStoppedEarly it -> visit.ended(VisitState.STOPPED_EARLY, it.givenGrams(), it.endedAt());
        };
    }

    private static Instant at(VisitEvent event) {
        return switch (event) {
            case VisitBooked it -> it.startsAt();
            case VisitRescheduled it -> it.startsAt();
            case VisitCancelled it -> it.cancelledAt();
            case VisitMissed it -> it.missedAt();
            case VisitReinstated it -> it.startsAt();
            case VisitHeld it -> it.heldAt();
            case InfusionStarted it -> it.startedAt();
            case InfusionCompleted it -> it.startedAt();
            case InfusionStoppedEarly it -> it.startedAt();
        };
    }

    /** As known. When another event arrives before its booking, as if it had been booked for the time of that event. */
    private VisitReplica known(Place place, UUID visitId, Instant at, ZoneId zone) {
        Optional<VisitReplica> there = visits.at(place);
        if (there.isPresent() && there.get().visitId().equals(visitId)) {
            return there.get();
        }
        there.ifPresent(other -> visits.forget(other.visitId()));
        return VisitReplica.booked(visitId, place.number(), at, zone);
    }
}
