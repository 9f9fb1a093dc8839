package org.softstone.outcomes.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.softstone.access.WhenPatientKnown;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseEvent;
import org.softstone.contracts.Topic;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.planning.OpenBaseline;
import org.softstone.outcomes.planning.PlanCourses;

/** Courses change on {@code softstone.courses}: their windows follow. */
@ApplicationScoped
class FollowCourses implements TopicListener<CourseEvent> {

    private final WhenPatientKnown whenPatientKnown;
    private final Courses courses;
    private final OpenBaseline openBaseline;
    private final PlanCourses planCourses;
    private final InstantSource clock;

    FollowCourses(
            WhenPatientKnown whenPatientKnown,
            Courses courses,
            OpenBaseline openBaseline,
            PlanCourses planCourses,
            InstantSource clock) {
        this.whenPatientKnown = whenPatientKnown;
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
        return whenPatientKnown.then(event.patientId(), (_, _) -> {
            courses.remember(event);
            if (event instanceof CourseEnrolled enrolled) {
                openBaseline.on(enrolled, clock.instant());
            }
            // All of the patient's courses: one that starts ends the follow-up of the one before.
            planCourses.plan(courses.ofPatient(event.patientId()), clock.instant());
        });
    }
}
