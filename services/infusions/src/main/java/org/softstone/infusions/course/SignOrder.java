package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.infusions.course.CourseState.Step;
import org.softstone.infusions.order.InfusionOrder;
import org.softstone.infusions.order.InfusionOrders;
import org.softstone.infusions.order.OrderRequest;
import org.softstone.infusions.order.OrderView;
import org.softstone.infusions.order.Prescription;
import org.softstone.infusions.request.ClientMadeIds;
import org.softstone.infusions.request.Creation;

/** A physician signs what is to be given; a change is a new version, never an edit. */
@ApplicationScoped
class SignOrder {

    private final Courses courses;
    private final InfusionOrders orders;
    private final ClientMadeIds ids;
    private final InstantSource time;

    SignOrder(Courses courses, InfusionOrders orders, ClientMadeIds ids, InstantSource time) {
        this.courses = courses;
        this.orders = orders;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Creation<OrderView> sign(UUID courseId, OrderRequest request, String physician) {
        Prescription prescription = request.checked();
        Course course = courses.lock(courseId);
        return ids.once(
                        request.orderId(),
                        orders,
                        order -> order.is(courseId, prescription, physician),
                        id -> order(id, course, prescription, physician))
                .map(InfusionOrder::toView);
    }

    private InfusionOrder order(UUID orderId, Course course, Prescription prescription, String physician) {
        int version =
                orders.inForce(course.courseId()).map(InfusionOrder::version).orElse(0) + 1;
        course.require(Step.SIGN_ORDER, version > 1);
        return new InfusionOrder(orderId, course.courseId(), version, prescription, physician, time.instant());
    }
}
