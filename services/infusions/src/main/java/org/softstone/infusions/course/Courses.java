package org.softstone.infusions.course;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.softstone.infusions.request.Paging;

@ApplicationScoped
class Courses implements PanacheRepositoryBase<Course, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    List<Course> page(UUID patientId, Paging paging) {
        UUID after = paging.after() == null ? FIRST : paging.afterId();
        return find("patientId = ?1 and courseId > ?2", Sort.by("courseId"), patientId, after)
                .page(0, paging.rows())
                .list();
    }

    boolean hasOpen(UUID patientId) {
        return count("patientId = ?1", patientId) > 0;
    }

    Course lock(UUID courseId) {
        return findById(courseId, LockModeType.PESSIMISTIC_WRITE);
    }
}
