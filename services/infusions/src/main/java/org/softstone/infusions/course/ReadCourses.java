package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.softstone.access.PatientAccess;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.infusions.order.InfusionOrder;
import org.softstone.infusions.order.InfusionOrders;

/** Courses with the order in force, as they are shown. */
@ApplicationScoped
class ReadCourses {

    private final Courses courses;
    private final InfusionOrders orders;
    private final PatientAccess access;

    ReadCourses(Courses courses, InfusionOrders orders, PatientAccess access) {
        this.courses = courses;
        this.orders = orders;
        this.access = access;
    }

    @Transactional
    CourseView one(UUID courseId) {
        return view(courses.findById(courseId));
    }

    @Transactional
    Page<CourseView> of(UUID patientId, Paging paging) {
        return paging.page(courses.page(patientId, paging), this::view, course -> Cursor.of(course.courseId()));
    }

    @Transactional
    CourseView view(Course course) {
        return course.toView(
                orders.inForce(course.courseId()).map(InfusionOrder::toView).orElse(null),
                access.isClinicianOf(course.patientId()));
    }
}
