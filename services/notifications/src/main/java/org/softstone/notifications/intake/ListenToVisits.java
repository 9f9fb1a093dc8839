package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
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
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.notifications.picture.Pictures;

/** Keeps the picture of a patient's booked infusions. */
@Singleton
class ListenToVisits implements TopicListener<VisitEvent> {

    private final TreatedPatients patients;
    private final Pictures pictures;

    ListenToVisits(TreatedPatients patients, Pictures pictures) {
        this.patients = patients;
        this.pictures = pictures;
    }

    @Override
    public Topic topic() {
        return Topic.VISITS;
    }

    @Override
    public Handling on(ReceivedEvent<VisitEvent> received) {
        return patients.whenKnown(received.event().patientId(), _ -> {
            switch (received.event()) {
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
        });
    }
}
