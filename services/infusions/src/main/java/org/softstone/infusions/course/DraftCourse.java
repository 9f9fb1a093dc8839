package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.http.Problems;
import org.softstone.infusions.request.ClientMadeIds;
import org.softstone.infusions.request.Creation;

@ApplicationScoped
class DraftCourse {

    private final Courses courses;
    private final ClientMadeIds ids;
    private final InstantSource time;

    DraftCourse(Courses courses, ClientMadeIds ids, InstantSource time) {
        this.courses = courses;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Creation<Course> draft(UUID patientId, CourseRequest request, String createdBy) {
        return ids.once(
                request.courseId(),
                courses,
                course -> course.patientId().equals(patientId),
                id -> course(id, patientId, createdBy));
    }

    private Course course(UUID courseId, UUID patientId, String createdBy) {
        if (courses.hasOpen(patientId)) {
            throw Problems.conflict(
                    "course-open",
                    "There is a course already",
                    "The patient has a course that is not over. Go on with that one.");
        }
        return new Course(courseId, patientId, createdBy, time.instant());
    }
}
