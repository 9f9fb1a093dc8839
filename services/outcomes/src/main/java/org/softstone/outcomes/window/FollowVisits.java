package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import org.softstone.contracts.InfusionCompleted;
import org.softstone.contracts.InfusionStarted;
import org.softstone.contracts.InfusionStoppedEarly;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitBooked;
import org.softstone.contracts.VisitCancelled;
import org.softstone.contracts.VisitEvent;
import org.softstone.contracts.VisitHeld;
import org.softstone.contracts.VisitMissed;
import org.softstone.contracts.VisitRescheduled;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;

/** What happens on {@code softstone.visits}. */
@ApplicationScoped
class FollowVisits implements TopicListener<VisitEvent> {

    private final KnownPatients patients;
    private final PlanWindowOfVisit planWindowOfVisit;

    FollowVisits(KnownPatients patients, PlanWindowOfVisit planWindowOfVisit) {
        this.patients = patients;
        this.planWindowOfVisit = planWindowOfVisit;
    }

    @Override
    public Topic topic() {
        return Topic.VISITS;
    }

    @Override
    public Handling on(ReceivedEvent<VisitEvent> received) {
        return patients.once(received.event().patientId(), () -> {
            switch (received.event()) {
                case VisitBooked booked -> planWindowOfVisit.on(booked);
                case VisitRescheduled _,
                        VisitCancelled _,
                        VisitMissed _,
                        VisitHeld _,
                        InfusionStarted _,
                        InfusionCompleted _,
                        InfusionStoppedEarly _ -> {}
            }
        });
    }
}
