package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.sql.PatientLock;

/** What happens on {@code softstone.courses}. */
@ApplicationScoped
class FollowCourses implements TopicListener<CourseEvent> {

    private final KnownPatients patients;
    private final PatientLock lock;
    private final Courses courses;
    private final OpenBaseline openBaseline;
    private final FollowStartedCourse followStartedCourse;

    FollowCourses(
            KnownPatients patients,
            PatientLock lock,
            Courses courses,
            OpenBaseline openBaseline,
            FollowStartedCourse followStartedCourse) {
        this.patients = patients;
        this.lock = lock;
        this.courses = courses;
        this.openBaseline = openBaseline;
        this.followStartedCourse = followStartedCourse;
    }

    @Override
    public Topic topic() {
        return Topic.COURSES;
    }

    @Override
    public Handling on(ReceivedEvent<CourseEvent> received) {
        CourseEvent event = received.event();
        return patients.once(event.patientId(), _ -> {
            lock.take(event.patientId());
            courses.remember(event);
            switch (event) {
                case CourseEnrolled enrolled -> openBaseline.on(enrolled);
                case CourseStarted started -> followStartedCourse.on(started);
                case CourseHeld _, CourseResumed _, CourseCompleted _, CourseDiscontinued _ -> {}
            }
        });
    }
}
