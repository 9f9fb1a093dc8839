package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.infusions.course.CourseState.Step;
import org.softstone.infusions.course.CourseState.Verdict;
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
        return switch (ids.claim(
                request.orderId(), orders::findByIdOptional, order -> order.is(courseId, prescription, physician))) {
            case ClientMadeIds.Claim.Made<InfusionOrder>(InfusionOrder known) ->
                new Creation.Repeated<>(OrderView.from(known));
            case ClientMadeIds.Claim.Free<InfusionOrder>(UUID id) -> {
                int version =
                        orders.inForce(courseId).map(InfusionOrder::version).orElse(0) + 1;
                if (course.on(Step.SIGN_ORDER, version > 1) instanceof Verdict.Refused(String needed)) {
                    throw IllegalTransition.of(course.state(), needed);
                }
                InfusionOrder order = new InfusionOrder(id, courseId, version, prescription, physician, time.instant());
                orders.persist(order);
                yield new Creation.Created<>(OrderView.from(order));
            }
        };
    }
}
