package org.softstone.infusions.visit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.http.Cursor;
import org.softstone.http.Paging;

@ApplicationScoped
public class Visits implements PanacheRepositoryBase<Visit, UUID> {

    private static final Sort BY_TIME = Sort.by("startsAt").and("visitId");

    /** One visit of each number: a successor and not the visit that was moved. */
    public List<Visit> standingOfSeries(UUID seriesId) {
        return list("seriesId = ?1 and state in ?2", Sort.by("number"), seriesId, VisitFilter.STANDING.states());
    }

    @Transactional
    List<Visit> pageOfPatient(UUID patientId, VisitFilter filter, Paging paging) {
        return page("patientId", patientId, filter, paging);
    }

    @Transactional
    List<Visit> pageOfCourse(UUID courseId, Paging paging) {
        return page("courseId", courseId, VisitFilter.ALL, paging);
    }

    /** Which visits of the course are still to come. */
    public List<Visit> lockBooked(UUID courseId) {
        return find("courseId = ?1 and state = ?2", BY_TIME, courseId, VisitState.BOOKED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Visits whose time is over and that nobody has closed, oldest first.
     *
     * @param teamIds which treat their patients now
     * @param siteId only those at this site; null for any
     */
    @Transactional
    List<Visit> pageOfUnclosed(Set<UUID> teamIds, UUID siteId, Instant now, Paging paging) {
        StringBuilder wanted = new StringBuilder("state in :open and endsAt <= :now and patientId in"
                + " (select p.patientId from Patient p where p.teamId in :teams)");
        Map<String, Object> values = new HashMap<>(Map.of("open", VisitState.OPEN, "now", now, "teams", teamIds));
        if (siteId != null) {
            wanted.append(" and siteId = :site");
            values.put("site", siteId);
        }
        paging.after().ifPresent(after -> {
            wanted.append(" and (endsAt > :endedAt or endsAt = :endedAt and visitId > :last)");
            values.put("endedAt", after.instant(0));
            values.put("last", after.uuid(1));
        });
        return find(wanted.toString(), Sort.by("endsAt").and("visitId"), values)
                .page(0, paging.rows())
                .list();
    }

    @Transactional
    Optional<Belonging> belonging(UUID visitId) {
        return find("visitId", visitId).project(Belonging.class).firstResultOptional();
    }

    /** Whose visit it is; neither ever changes. */
    record Belonging(UUID patientId, UUID courseId) {}

    public Visit lock(UUID visitId) {
        return findById(visitId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The patient's visits that may bring an infusion or have, in whichever course. */
    public List<Visit> withAnInfusionOf(UUID patientId) {
        return list("patientId = ?1 and state in ?2", BY_TIME, patientId, VisitState.WITH_AN_INFUSION);
    }

    public int highestNumber(UUID courseId) {
        return getEntityManager()
                .createQuery("select coalesce(max(v.number), 0) from Visit v where v.courseId = ?1", Integer.class)
                .setParameter(1, courseId)
                .getSingleResult();
    }

    /** The cursor of a list by time. */
    static String cursor(Visit visit) {
        return Cursor.of(visit.startsAt(), visit.visitId());
    }

    static Paging paging(Integer limit, String cursor) {
        return Paging.of(limit, cursor, 2);
    }

    private List<Visit> page(String owner, UUID id, VisitFilter filter, Paging paging) {
        String wanted = owner + " = ?1 and state in ?2";
        return paging.after()
                .map(after -> find(
                        wanted + " and (startsAt > ?3 or startsAt = ?3 and visitId > ?4)",
                        BY_TIME,
                        id,
                        filter.states(),
                        after.instant(0),
                        after.uuid(1)))
                .orElseGet(() -> find(wanted, BY_TIME, id, filter.states()))
                .page(0, paging.rows())
                .list();
    }
}
