package org.softstone.outcomes.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.database.Code;
import org.softstone.database.Row;
import org.softstone.database.Sql;

/** Visits of courses. They may be known before their course: topics are not ordered among each other. */
@ApplicationScoped
public class Visits {

    private static final String VISIT = """
            SELECT v.*, coalesce(v.zone, c.zone, p.zone) AS its_zone
            FROM booked_visit v LEFT JOIN course c USING (course_id)
                LEFT JOIN patient_profile p ON p.patient_id = v.patient_id
            """;

    private final Sql sql;

    Visits(Sql sql) {
        this.sql = sql;
    }

    /** By course, each by number. A course without visits is absent. */
    public Map<UUID, List<VisitReplica>> of(Collection<UUID> courseIds) {
        return sql
                .list(
                        VISIT + "WHERE v.course_id = ANY (?) ORDER BY v.number",
                        row -> Map.entry(row.uuid("course_id"), visit(row)),
                        courseIds)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Optional<VisitReplica> at(RememberVisit.Place place) {
        return sql.first(
                VISIT + "WHERE v.course_id = ? AND v.number = ?", Visits::visit, place.courseId(), place.number());
    }

    void keep(RememberVisit.Place place, VisitReplica visit) {
        sql.change(
                """
                INSERT INTO booked_visit
                    (course_id, patient_id, number, visit_id, starts_at, zone, state, given_grams, ended_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (course_id, number) DO UPDATE
                SET visit_id = excluded.visit_id, starts_at = excluded.starts_at, zone = excluded.zone,
                    state = excluded.state, given_grams = excluded.given_grams, ended_at = excluded.ended_at""",
                place.courseId(),
                place.patientId(),
                visit.number(),
                visit.visitId(),
                visit.startsAt(),
                visit.zone().getId(),
                Code.of(visit.state()),
                visit.givenGrams(),
                visit.endedAt());
    }

    /** Another visit has replaced it. */
    void forget(UUID visitId) {
        sql.change("INSERT INTO former_visit (visit_id) VALUES (?) ON CONFLICT (visit_id) DO NOTHING", visitId);
    }

    /** Records the latest no-show, or undoing of one. @return false when a later one is known */
    boolean isLatestNoShow(UUID visitId, Instant at) {
        return sql.change("""
                        INSERT INTO no_show_word (visit_id, told_of) VALUES (?, ?)
                        ON CONFLICT (visit_id) DO UPDATE SET told_of = excluded.told_of
                        WHERE no_show_word.told_of < excluded.told_of""", visitId, at) == 1;
    }

    boolean isFormer(UUID visitId) {
        return sql.first("SELECT FROM former_visit WHERE visit_id = ?", _ -> true, visitId)
                .isPresent();
    }

    private static VisitReplica visit(Row row) throws SQLException {
        return new VisitReplica(
                row.uuid("visit_id"),
                row.integer("number"),
                row.instant("starts_at"),
                ZoneId.of(row.text("its_zone")),
                Code.in(VisitState.class, row.text("state")),
                row.decimal("given_grams"),
                row.instant("ended_at"));
    }
}
