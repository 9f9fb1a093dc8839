package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.util.List;
import org.softstone.access.WhenPatientKnown;
import org.softstone.contracts.CourseCompleted;
import org.softstone.contracts.CourseDiscontinued;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseEvent;
import org.softstone.contracts.CourseHeld;
import org.softstone.contracts.CourseResumed;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.Topic;
import org.softstone.messaging.BatchListener;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.notifications.picture.Pictures;

/** Remembers a patient's course. */
@Singleton
class FollowCourses implements BatchListener<CourseEvent> {

    private final WhenPatientKnown whenPatientKnown;
    private final Pictures pictures;

    FollowCourses(WhenPatientKnown whenPatientKnown, Pictures pictures) {
        this.whenPatientKnown = whenPatientKnown;
        this.pictures = pictures;
    }

    @Override
    public Topic topic() {
        return Topic.COURSES;
    }

    @Override
    public List<Handling> onAll(List<ReceivedEvent<CourseEvent>> received) {
        return whenPatientKnown.thenAll(
                received.stream().map(ReceivedEvent::event).toList(),
                CourseEvent::patientId,
                known -> known.forEach(one -> remember(one.event())));
    }

    private void remember(CourseEvent event) {
        switch (event) {
            case CourseEnrolled enrolled -> pictures.remember(enrolled);
            case CourseStarted started -> pictures.remember(started);
            case CourseHeld _, CourseResumed _, CourseCompleted _, CourseDiscontinued _ -> {}
        }
    }
}
