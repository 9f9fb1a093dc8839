package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.contracts.CourseStarted;
import org.softstone.infusions.course.CourseState.Verdict;
import org.softstone.messaging.Outbox;

/** Consent and a signed order stand: infusions may be given. Starting a started course again changes nothing. */
@ApplicationScoped
class StartCourse {

    private final Courses courses;
    private final InfusionOrders orders;
    private final Outbox outbox;
    private final InstantSource time;

    StartCourse(Courses courses, InfusionOrders orders, Outbox outbox, InstantSource time) {
        this.courses = courses;
        this.orders = orders;
        this.outbox = outbox;
        this.time = time;
    }

    @Transactional
    Course start(UUID courseId, String startedBy) {
        Course course = courses.lock(courseId);
        Instant now = time.instant();
        boolean orderSigned = orders.inForce(courseId).isPresent();
        return switch (course.start(orderSigned, startedBy, now)) {
            case Verdict.Allowed allowed -> {
                outbox.append(new CourseStarted(course.patientId(), courseId, now));
                yield course;
            }
            case Verdict.AlreadyDone done -> course;
            case Verdict.Refused(String needed) -> throw IllegalTransition.of(course.state(), needed);
        };
    }
}
