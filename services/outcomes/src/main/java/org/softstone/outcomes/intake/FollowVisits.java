package org.softstone.outcomes.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.softstone.access.WhenPatientKnown;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitEvent;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.outcomes.course.RememberVisit;
import org.softstone.outcomes.planning.PlanCourses;

/** Visits change on {@code softstone.visits}: windows follow them. A course that is unknown so far is planned on its enrolment. */
@ApplicationScoped
class FollowVisits implements TopicListener<VisitEvent> {

    private final WhenPatientKnown whenPatientKnown;
    private final RememberVisit rememberVisit;
    private final PlanCourses planCourses;
    private final InstantSource clock;

    FollowVisits(
            WhenPatientKnown whenPatientKnown,
            RememberVisit rememberVisit,
            PlanCourses planCourses,
            InstantSource clock) {
        this.whenPatientKnown = whenPatientKnown;
        this.rememberVisit = rememberVisit;
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
        return whenPatientKnown.then(event.patientId(), (patient, _) -> {
            UUID courseId = rememberVisit.on(event, patient.zone());
            planCourses.plan(List.of(courseId), clock.instant());
        });
    }
}
