package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitEvent;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.outcomes.course.FollowVisit;

/**
 * What happens on {@code softstone.visits}: windows follow the visits of their weeks. When the course is not known yet, its
 * enrolment will see to it.
 */
@ApplicationScoped
class FollowVisits implements TopicListener<VisitEvent> {

    private final KnownPatients patients;
    private final FollowVisit followVisit;
    private final PlanCourses planCourses;
    private final InstantSource clock;

    FollowVisits(KnownPatients patients, FollowVisit followVisit, PlanCourses planCourses, InstantSource clock) {
        this.patients = patients;
        this.followVisit = followVisit;
        this.planCourses = planCourses;
        this.clock = clock;
    }

    @Override
    public Topic topic() {
        return Topic.VISITS;
    }

    @Override
    public Handling on(ReceivedEvent<VisitEvent> received) {
        VisitEvent event = received.event();
        return patients.once(event.patientId(), patient -> {
            UUID courseId = followVisit.on(event, patient.zone());
            planCourses.plan(List.of(courseId), clock.instant());
        });
    }
}
