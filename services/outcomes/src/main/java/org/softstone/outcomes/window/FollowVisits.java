package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitEvent;
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
        VisitEvent event = received.event();
        return patients.once(event.patientId(), patient -> planWindowOfVisit.on(event, patient.zone()));
    }
}
