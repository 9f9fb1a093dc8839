package org.softstone.infusions.course;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.http.Paging;

@ApplicationScoped
class Courses implements PanacheRepositoryBase<Course, UUID> {

    private static final Set<CourseState> OVER = EnumSet.of(CourseState.COMPLETED, CourseState.DISCONTINUED);

    List<Course> page(UUID patientId, Paging paging) {
        UUID after = paging.afterId();
        return find("patientId = ?1 and courseId > ?2", Sort.by("courseId"), patientId, after)
                .page(0, paging.rows())
                .list();
    }

    /** Whether the patient has a course that is not over; until the transaction ends nobody else creates her one. */
    boolean hasOpen(UUID patientId) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM patient WHERE patient_id = ?1 FOR NO KEY UPDATE")
                .setParameter(1, patientId)
                .getResultList();
        return count("patientId = ?1 and state not in ?2", patientId, OVER) > 0;
    }

    Optional<UUID> patientOf(UUID courseId) {
        return findByIdOptional(courseId).map(Course::patientId);
    }

    Course lock(UUID courseId) {
        return findById(courseId, LockModeType.PESSIMISTIC_WRITE);
    }
}
