package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.contracts.CourseStarted;
import org.softstone.infusions.order.InfusionOrders;
import org.softstone.messaging.Outbox;

/** Infusions may be given from now on. Needs consent and a signed order. */
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
    void start(UUID courseId, String startedBy) {
        Course course = courses.lock(courseId);
        Instant now = time.instant();
        boolean orderSigned = orders.inForce(courseId).isPresent();
        if (course.start(orderSigned, startedBy, now).isNew(course.state())) {
            outbox.append(new CourseStarted(course.patientId(), courseId, now));
        }
    }
}
