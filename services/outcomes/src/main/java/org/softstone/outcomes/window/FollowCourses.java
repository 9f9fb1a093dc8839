package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseEvent;
import org.softstone.contracts.Topic;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.outcomes.course.Courses;

/** What happens on {@code softstone.courses}. */
@ApplicationScoped
class FollowCourses implements TopicListener<CourseEvent> {

    private final KnownPatients patients;
    private final Courses courses;
    private final OpenBaseline openBaseline;
    private final PlanCourses planCourses;
    private final InstantSource clock;

    FollowCourses(
            KnownPatients patients,
            Courses courses,
            OpenBaseline openBaseline,
            PlanCourses planCourses,
            InstantSource clock) {
        this.patients = patients;
        this.courses = courses;
        this.openBaseline = openBaseline;
        this.planCourses = planCourses;
        this.clock = clock;
    }

    @Override
    public Topic topic() {
        return Topic.COURSES;
    }

    @Override
    public Handling on(ReceivedEvent<CourseEvent> received) {
        CourseEvent event = received.event();
        return patients.once(event.patientId(), _ -> {
            courses.remember(event);
            if (event instanceof CourseEnrolled enrolled) {
                openBaseline.on(enrolled, clock.instant());
            }
            // Also those before it: a course that starts ends the follow-up of the one before.
            planCourses.plan(courses.ofPatient(event.patientId()), clock.instant());
        });
    }
}
