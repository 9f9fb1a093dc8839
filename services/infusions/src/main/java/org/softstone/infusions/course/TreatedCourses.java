package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Problems;
import org.softstone.infusions.course.CourseState.Step;
import org.softstone.infusions.order.InfusionOrder;
import org.softstone.infusions.order.InfusionOrders;
import org.softstone.infusions.order.OrderInForce;
import org.softstone.infusions.order.Prescription;

/** Courses of patients whom the caller treats, for other features. */
@ApplicationScoped
public class TreatedCourses {

    private final Courses courses;
    private final InfusionOrders orders;
    private final PatientAccess access;

    TreatedCourses(Courses courses, InfusionOrders orders, PatientAccess access) {
        this.courses = courses;
        this.orders = orders;
        this.access = access;
    }

    /**
     * The patient of a course, when the caller treats them; records the access. Call it before a transaction begins.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the course is unknown or another team's
     */
    public PatientProfile patientOf(UUID courseId, String action) {
        UUID patientId = courses.patientOf(courseId).orElseThrow(Problems::notFound);
        return access.ofTreated(patientId, action);
    }

    /**
     * Locks the course until the transaction ends.
     *
     * @return how long its infusions take
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when visits of this course cannot be booked now
     */
    public Duration lockToBook(UUID courseId) {
        Course course = courses.lock(courseId);
        course.require(Step.BOOK_VISITS, false);
        return orders.inForce(courseId)
                .map(order -> Duration.ofMinutes(order.prescription().infusionMinutes()))
                .orElse(Prescription.USUAL_DURATION);
    }

    /**
     * Locks the course until the transaction ends.
     *
     * @return the order in force
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when nothing may be infused in this course now
     */
    public OrderInForce lockToInfuse(UUID courseId) {
        Course course = courses.lock(courseId);
        course.require(Step.INFUSE, true);
        // A course becomes active with a signed order only, and orders are never deleted.
        return orders.inForce(courseId).map(InfusionOrder::toInfuse).orElseThrow();
    }

    /** Locks the course until the transaction ends, whatever its state. */
    public void lock(UUID courseId) {
        courses.lock(courseId);
    }
}
