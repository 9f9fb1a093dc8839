package org.softstone.contracts;

import java.util.UUID;

/** Topic {@code softstone.visits}, keyed by patient. */
public sealed interface VisitEvent extends Event
        permits VisitBooked,
                VisitRescheduled,
                VisitCancelled,
                VisitMissed,
                VisitReinstated,
                VisitHeld,
                InfusionStarted,
                InfusionCompleted,
                InfusionStoppedEarly {
    UUID patientId();

    UUID courseId();

    UUID visitId();

    /** See {@link VisitBooked#number}. */
    int number();

    @Override
    default UUID key() {
        return patientId();
    }
}
