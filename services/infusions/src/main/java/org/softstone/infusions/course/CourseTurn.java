package org.softstone.infusions.course;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.softstone.http.Ids;

/** One hold, resumption or end of a course. Never deleted: the course itself shows only the last one. */
@Entity
class CourseTurn {

    @Id
    private UUID turnId;

    private UUID courseId;
    private CourseState state;
    private String reason;
    private String takenBy;
    private Instant takenAt;

    protected CourseTurn() {}

    /** The turn that the course has just taken. */
    static CourseTurn of(Course course) {
        CourseTurn turn = new CourseTurn();
        turn.turnId = Ids.next();
        turn.courseId = course.courseId();
        turn.state = course.state();
        turn.reason = course.stateReason();
        turn.takenBy = course.stateBy();
        turn.takenAt = course.stateSince();
        return turn;
    }
}
