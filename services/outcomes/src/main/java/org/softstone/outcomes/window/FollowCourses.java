package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
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

/** What happens on {@code softstone.courses}. */
@ApplicationScoped
class FollowCourses implements TopicListener<CourseEvent> {

    private final KnownPatients patients;
    private final OpenBaseline openBaseline;
    private final FollowStartedCourse followStartedCourse;

    FollowCourses(KnownPatients patients, OpenBaseline openBaseline, FollowStartedCourse followStartedCourse) {
        this.patients = patients;
        this.openBaseline = openBaseline;
        this.followStartedCourse = followStartedCourse;
    }

    @Override
    public Topic topic() {
        return Topic.COURSES;
    }

    @Override
    public Handling on(ReceivedEvent<CourseEvent> received) {
        UUID patientId = received.event().patientId();
        return patients.once(patientId, () -> {
            switch (received.event()) {
                case CourseEnrolled enrolled -> openBaseline.on(enrolled);
                case CourseStarted started -> followStartedCourse.on(started);
                case CourseHeld _, CourseResumed _, CourseCompleted _, CourseDiscontinued _ -> {}
            }
        });
    }
}
