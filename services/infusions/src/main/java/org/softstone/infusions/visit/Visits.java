package org.softstone.infusions.visit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** Which visits of the course are still to come. */
    List<Visit> lockBooked(UUID courseId) {
        return find("courseId = ?1 and state = ?2", BY_TIME, courseId, VisitState.BOOKED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Optional<Belonging> belonging(UUID visitId) {
        return find("visitId", visitId).project(Belonging.class).firstResultOptional();
    }

    /** Whose visit it is; neither ever changes. */
    record Belonging(UUID patientId, UUID courseId) {}

    Visit lock(UUID visitId) {
        return findById(visitId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** When the patient's latest infusion began, in whichever course. */
    Optional<Instant> lastStart(UUID patientId) {
        return Optional.ofNullable(getEntityManager()
                .createQuery("select max(v.startedAt) from Visit v where v.patientId = ?1", Instant.class)
                .setParameter(1, patientId)
                .getSingleResult());
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
