package org.softstone.outcomes.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.VisitBooked;
import org.softstone.outcomes.sql.Row;
import org.softstone.outcomes.sql.Sql;

/** Courses and their visits. Visits may be known before their course: topics are not ordered among each other. */
@ApplicationScoped
public class Courses {

    private final Sql sql;

    Courses(Sql sql) {
        this.sql = sql;
    }

    public void remember(CourseEnrolled enrolled) {
        sql.change(
                """
                INSERT INTO course (course_id, patient_id, zone, enrolled_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (course_id) DO UPDATE SET zone = excluded.zone, enrolled_at = excluded.enrolled_at""", enrolled.courseId(), enrolled.patientId(), enrolled.zone().getId(), enrolled.enrolledAt());
    }

    public void remember(CourseStarted started) {
        sql.change("""
                INSERT INTO course (course_id, patient_id, started_at) VALUES (?, ?, ?)
                ON CONFLICT (course_id) DO UPDATE SET started_at = excluded.started_at""", started.courseId(), started.patientId(), started.startedAt());
    }

    /** The last word on a visit's number counts. */
    public void remember(VisitBooked booked) {
        sql.change("""
                INSERT INTO booked_visit (course_id, patient_id, number, visit_id, starts_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (course_id, number) DO UPDATE
                SET visit_id = excluded.visit_id, starts_at = excluded.starts_at""", booked.courseId(), booked.patientId(), booked.number(), booked.visitId(), booked.startsAt());
    }

    /** Empty until its enrolment is known. */
    public Optional<Course> enrolled(UUID courseId) {
        return sql.first("""
                SELECT course_id, patient_id, zone, enrolled_at, started_at IS NOT NULL AS started
                FROM course WHERE course_id = ? AND enrolled_at IS NOT NULL""", Courses::course, courseId);
    }

    /** By number. */
    public List<BookedVisit> visitsOf(UUID courseId) {
        return sql.list(
                "SELECT visit_id, number, starts_at FROM booked_visit WHERE course_id = ? ORDER BY number",
                row -> new BookedVisit(row.uuid("visit_id"), row.integer("number"), row.instant("starts_at")),
                courseId);
    }

    private static Course course(Row row) throws SQLException {
        return new Course(
                row.uuid("course_id"),
                row.uuid("patient_id"),
                ZoneId.of(row.text("zone")),
                row.instant("enrolled_at"),
                row.flag("started"));
    }
}
