package org.softstone.outcomes.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.CourseCompleted;
import org.softstone.contracts.CourseDiscontinued;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseEvent;
import org.softstone.contracts.CourseHeld;
import org.softstone.contracts.CourseResumed;
import org.softstone.contracts.CourseStarted;
import org.softstone.database.Row;
import org.softstone.database.Sql;

/** The replica of courses. Events may arrive before the enrolment, and more than once. */
@ApplicationScoped
public class Courses {

    private final Sql sql;

    Courses(Sql sql) {
        this.sql = sql;
    }

    public void remember(CourseEvent event) {
        sql.change(
                "INSERT INTO course (course_id, patient_id) VALUES (?, ?) ON CONFLICT (course_id) DO NOTHING",
                event.courseId(),
                event.patientId());
        UUID courseId = event.courseId();
        switch (event) {
            case CourseEnrolled it ->
                sql.change(
                        "UPDATE course SET zone = ?, enrolled_at = ? WHERE course_id = ?",
                        it.zone().getId(),
                        it.enrolledAt(),
                        courseId);
            case CourseStarted it ->
                sql.change("UPDATE course SET started_at = ? WHERE course_id = ?", it.startedAt(), courseId);
            case CourseHeld it ->
                sql.change(
                        "UPDATE course SET held_at = greatest(held_at, ?::timestamptz) WHERE course_id = ?",
                        it.heldAt(),
                        courseId);
            case CourseResumed it ->
                sql.change(
                        "UPDATE course SET resumed_at = greatest(resumed_at, ?::timestamptz) WHERE course_id = ?",
                        it.resumedAt(),
                        courseId);
            case CourseCompleted it -> end(courseId, "completed", it.completedAt());
            case CourseDiscontinued it -> end(courseId, "discontinued", it.discontinuedAt());
        }
    }

    /** A course ends once; the first event counts. */
    private void end(UUID courseId, String how, Instant at) {
        sql.change(
                "UPDATE course SET ended_as = ?, ended_at = ? WHERE course_id = ? AND ended_at IS NULL",
                how,
                at,
                courseId);
    }

    /** Those of them whose enrolment is known. */
    public List<CourseReplica> enrolled(Collection<UUID> courseIds) {
        return sql.list("""
                SELECT c.*, p.zone AS zone_now, p.site_id, p.reporting_ended_at, EXISTS (
                    SELECT FROM course later WHERE later.patient_id = c.patient_id AND later.course_id <> c.course_id
                        AND later.enrolled_at > c.enrolled_at AND later.started_at IS NOT NULL) AS succeeded
                FROM course c LEFT JOIN patient_profile p USING (patient_id)
                WHERE c.course_id = ANY (?) AND c.enrolled_at IS NOT NULL""", Courses::course, courseIds);
    }

    public List<UUID> ofPatient(UUID patientId) {
        return sql.list("SELECT course_id FROM course WHERE patient_id = ?", row -> row.uuid("course_id"), patientId);
    }

    public Set<UUID> patientsOf(Collection<UUID> courseIds) {
        return Set.copyOf(sql.list(
                "SELECT DISTINCT patient_id FROM course WHERE course_id = ANY (?)",
                row -> row.uuid("patient_id"),
                courseIds));
    }

    /** Of patients who are treated at this site now. */
    public List<UUID> ofSite(UUID siteId) {
        return sql.list(
                "SELECT course_id FROM course JOIN patient_profile USING (patient_id) WHERE site_id = ?",
                row -> row.uuid("course_id"),
                siteId);
    }

    private static CourseReplica course(Row row) throws SQLException {
        String zoneNow = row.text("zone_now");
        return new CourseReplica(
                row.uuid("course_id"),
                row.uuid("patient_id"),
                row.uuid("site_id"),
                ZoneId.of(zoneNow == null ? row.text("zone") : zoneNow),
                row.instant("enrolled_at"),
                row.instant("started_at"),
                row.instant("held_at"),
                row.instant("resumed_at"),
                end(row),
                row.flag("succeeded"),
                row.instant("reporting_ended_at"));
    }

    private static CourseReplica.End end(Row row) throws SQLException {
        return switch (row.text("ended_as")) {
            case null -> null;
            case "completed" -> new CourseReplica.End.Completed(row.instant("ended_at"));
            case "discontinued" -> new CourseReplica.End.Discontinued(row.instant("ended_at"));
            case String other -> throw new IllegalStateException("A course cannot end as " + other);
        };
    }
}
