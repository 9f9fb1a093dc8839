package org.softstone.infusions.visit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.softstone.http.Cursor;
import org.softstone.infusions.request.Paging;

@ApplicationScoped
class Visits implements PanacheRepositoryBase<Visit, UUID> {

    private static final Sort BY_TIME = Sort.by("startsAt").and("visitId");

    List<Visit> ofSeries(UUID seriesId) {
        return list("seriesId", Sort.by("number"), seriesId);
    }

    List<Visit> pageOfPatient(UUID patientId, Paging paging) {
        return page("patientId", patientId, paging);
    }

    List<Visit> pageOfCourse(UUID courseId, Paging paging) {
        return page("courseId", courseId, paging);
    }

    int highestNumber(UUID courseId) {
        return getEntityManager()
                .createQuery("select coalesce(max(v.number), 0) from Visit v where v.courseId = ?1", Integer.class)
                .setParameter(1, courseId)
                .getSingleResult();
    }

    /** Where a visit stands in a list by time. */
    static String cursor(Visit visit) {
        return Cursor.of(visit.startsAt(), visit.visitId());
    }

    static Paging paging(Integer limit, String cursor) {
        return Paging.of(limit, cursor, 2);
    }

    private List<Visit> page(String owner, UUID id, Paging paging) {
        return paging.after()
                .map(after -> find(
                        owner + " = ?1 and (startsAt > ?2 or startsAt = ?2 and visitId > ?3)",
                        BY_TIME,
                        id,
                        after.instant(0),
                        after.uuid(1)))
                .orElseGet(() -> find(owner + " = ?1", BY_TIME, id))
                .page(0, paging.rows())
                .list();
    }
}
