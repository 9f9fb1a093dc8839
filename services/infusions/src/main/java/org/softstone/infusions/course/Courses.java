package org.softstone.infusions.course;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.database.Locks;
import org.softstone.http.Paging;

@ApplicationScoped
class Courses implements PanacheRepositoryBase<Course, UUID> {

    private final Locks locks;

    Courses(Locks locks) {
        this.locks = locks;
    }

    List<Course> page(UUID patientId, Paging paging) {
        UUID after = paging.afterId();
        return find("patientId = ?1 and courseId > ?2", Sort.by("courseId"), patientId, after)
                .page(0, paging.rows())
                .list();
    }

    /** Whether the patient has a course that is not over. Until the transaction ends nobody else creates one. */
    boolean hasOpen(UUID patientId) {
        locks.patient(patientId);
        return count("patientId = ?1 and state not in ?2", patientId, CourseState.OVER) > 0;
    }

    @Transactional
    Optional<UUID> patientOf(UUID courseId) {
        return findByIdOptional(courseId).map(Course::patientId);
    }

    Course lock(UUID courseId) {
        return findById(courseId, LockModeType.PESSIMISTIC_WRITE);
    }
}
