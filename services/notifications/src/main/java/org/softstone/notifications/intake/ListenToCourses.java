package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import org.softstone.contracts.CourseCompleted;
import org.softstone.contracts.CourseDiscontinued;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseEvent;
import org.softstone.contracts.CourseHeld;
import org.softstone.contracts.CourseResumed;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.Topic;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.notifications.picture.Pictures;

/** Keeps the picture of a patient's course. */
@Singleton
class ListenToCourses implements TopicListener<CourseEvent> {

    private final TreatedPatients patients;
    private final Pictures pictures;

    ListenToCourses(TreatedPatients patients, Pictures pictures) {
        this.patients = patients;
        this.pictures = pictures;
    }

    @Override
    public Topic topic() {
        return Topic.COURSES;
    }

    @Override
    public Handling on(ReceivedEvent<CourseEvent> received) {
        return patients.whenKnown(received.event().patientId(), _ -> {
            switch (received.event()) {
                case CourseEnrolled enrolled -> pictures.remember(enrolled);
                case CourseStarted started -> pictures.remember(started);
                case CourseHeld _, CourseResumed _, CourseCompleted _, CourseDiscontinued _ -> {}
            }
        });
    }
}
