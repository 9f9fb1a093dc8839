package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.contracts.CourseCompleted;
import org.softstone.contracts.CourseDiscontinued;
import org.softstone.contracts.CourseEvent;
import org.softstone.contracts.CourseHeld;
import org.softstone.contracts.CourseResumed;
import org.softstone.infusions.course.CourseState.Step;
import org.softstone.infusions.request.IllegalTransition;
import org.softstone.messaging.Outbox;

/**
 * Holds, resumes and ends courses. Repeating a step changes nothing and publishes nothing; repeating it with another reason is
 * refused.
 */
@ApplicationScoped
class TurnCourse {

    private final Courses courses;
    private final EntityManager database;
    private final ReleaseVisits releaseVisits;
    private final Outbox outbox;
    private final InstantSource time;

    TurnCourse(
            Courses courses, EntityManager database, ReleaseVisits releaseVisits, Outbox outbox, InstantSource time) {
        this.courses = courses;
        this.database = database;
        this.releaseVisits = releaseVisits;
        this.outbox = outbox;
        this.time = time;
    }

    @Transactional
    void hold(UUID courseId, String reason, String by) {
        turn(courseId, Step.HOLD, reason, by);
    }

    @Transactional
    void resume(UUID courseId, String by) {
        turn(courseId, Step.RESUME, null, by);
    }

    @Transactional
    void complete(UUID courseId, String by) {
        turn(courseId, Step.COMPLETE, null, by);
    }

    @Transactional
    void discontinue(UUID courseId, String reason, String by) {
        turn(courseId, Step.DISCONTINUE, reason, by);
    }

    private void turn(UUID courseId, Step step, String reason, String by) {
        Course course = courses.lock(courseId);
        Instant now = time.instant();
        if (course.turn(step, reason, by, now).isNew(course.state())) {
            database.persist(CourseTurn.of(course));
            outbox.append(event(course, now));
            if (course.isOver()) {
                releaseVisits.ofEndedCourse(courseId, by, now);
            }
        } else if (!course.isFor(reason)) {
            throw IllegalTransition.recordedOtherwise(course.state());
        }
    }

    private static CourseEvent event(Course course, Instant now) {
        UUID patientId = course.patientId();
        UUID courseId = course.courseId();
        return switch (course.state()) {
            case ON_HOLD -> new CourseHeld(patientId, courseId, now);
            case ACTIVE -> new CourseResumed(patientId, courseId, now);
            case COMPLETED -> new CourseCompleted(patientId, courseId, now);
            case DISCONTINUED -> new CourseDiscontinued(patientId, courseId, now);
            case DRAFT, CONSENTED -> throw new IllegalStateException("No course goes back to " + course.state());
        };
    }
}
