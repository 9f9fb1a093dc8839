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
        return switch (ids.claim(
                request.courseId(),
                courses::findByIdOptional,
                course -> course.patientId().equals(patientId))) {
            case ClientMadeIds.Claim.Made<Course>(Course known) -> new Creation.Repeated<>(known);
            case ClientMadeIds.Claim.Free<Course>(UUID id) -> {
                if (courses.hasOpen(patientId)) {
                    throw Problems.conflict(
                            "course-open",
                            "There is a course already",
                            "The patient has a course that is not over. Go on with that one.");
                }
                Course course = new Course(id, patientId, createdBy, time.instant());
                courses.persist(course);
                yield new Creation.Created<>(course);
            }
        };
    }
}
