package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Problems;
import org.softstone.infusions.course.CourseState.Step;
import org.softstone.infusions.course.CourseState.Verdict;

/** Courses of patients whom the caller treats, and what booking needs to know of them. */
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
     * The patient of a course, when the caller treats her; records the access.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the course is unknown or another team's
     */
    @Transactional
    public PatientProfile patientOf(UUID courseId, String action) {
        UUID patientId = courses.patientOf(courseId).orElseThrow(Problems::notFound);
        return access.ofTreated(patientId, action);
    }

    /**
     * Keeps the course as it is until the transaction ends and says how long its infusions take.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when visits of this course cannot be booked now
     */
    public Duration lockToBook(UUID courseId) {
        Course course = courses.lock(courseId);
        if (course.on(Step.BOOK_VISITS, false) instanceof Verdict.Refused(String needed)) {
            throw IllegalTransition.of(course.state(), needed);
        }
        return orders.inForce(courseId)
                .map(order -> Duration.ofMinutes(order.prescription().infusionMinutes()))
                .orElse(Prescription.USUAL_DURATION);
    }

    /**
     * Keeps the course as it is until the transaction ends and says which order is in force.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when nothing may be infused in this course now
     */
    public OrderInForce lockToInfuse(UUID courseId) {
        Course course = courses.lock(courseId);
        if (course.on(Step.INFUSE, true) instanceof Verdict.Refused(String needed)) {
            throw IllegalTransition.of(course.state(), needed);
        }
        // A course becomes active with a signed order only, and orders are never taken away.
        return orders.inForce(courseId).map(OrderInForce::from).orElseThrow();
    }

    /** Keeps the course as it is until the transaction ends, whatever its state. */
    public void lock(UUID courseId) {
        courses.lock(courseId);
    }
}
