package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.util.List;
import org.softstone.access.WhenPatientKnown;
import org.softstone.contracts.InfusionCompleted;
import org.softstone.contracts.InfusionStarted;
import org.softstone.contracts.InfusionStoppedEarly;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitBooked;
import org.softstone.contracts.VisitCancelled;
import org.softstone.contracts.VisitEvent;
import org.softstone.contracts.VisitHeld;
import org.softstone.contracts.VisitMissed;
import org.softstone.contracts.VisitReinstated;
import org.softstone.contracts.VisitRescheduled;
import org.softstone.messaging.BatchListener;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.notifications.picture.Pictures;

/** Remembers a patient's booked infusions. */
@Singleton
class FollowVisits implements BatchListener<VisitEvent> {

    private final WhenPatientKnown whenPatientKnown;
    private final Pictures pictures;

    FollowVisits(WhenPatientKnown whenPatientKnown, Pictures pictures) {
        this.whenPatientKnown = whenPatientKnown;
        this.pictures = pictures;
    }

    @Override
    public Topic topic() {
        return Topic.VISITS;
    }

    @Override
    public List<Handling> onAll(List<ReceivedEvent<VisitEvent>> received) {
        return whenPatientKnown.thenAll(
                received.stream().map(ReceivedEvent::event).toList(),
                VisitEvent::patientId,
                known -> known.forEach(one -> remember(one.event())));
    }

    private void remember(VisitEvent event) {
        switch (event) {
            case VisitBooked booked -> pictures.remember(booked);
            case VisitRescheduled _,
                    VisitCancelled _,
                    VisitMissed _,
                    VisitReinstated _,
                    VisitHeld _,
                    InfusionStarted _,
                    InfusionCompleted _,
                    InfusionStoppedEarly _ -> {}
        }
    }
}
