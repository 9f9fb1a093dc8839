package org.softstone.infusions.course;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.softstone.infusions.course.CourseState.Step;
import org.softstone.infusions.course.CourseState.Verdict;

/** A patient's course of weekly infusions. {@link CourseState} says which step is legal when. */
@Entity
class Course {

    @Id
    private UUID courseId;

    private UUID patientId;
    private CourseState state;
    private String createdBy;
    private Instant createdAt;
    private Consent consent;
    private String startedBy;
    private Instant startedAt;
    private Instant stateSince;
    private String stateBy;
    private String stateReason;

    protected Course() {}

    Course(UUID courseId, UUID patientId, String createdBy, Instant createdAt) {
        this.courseId = courseId;
        this.patientId = patientId;
        this.state = CourseState.DRAFT;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** Takes the step when it is legal and says what it found. */
    Verdict recordConsent(Consent given) {
        Verdict verdict = state.on(Step.RECORD_CONSENT, false);
        if (verdict instanceof Verdict.Allowed(CourseState next)) {
            consent = given;
            state = next;
        }
        return verdict;
    }

    /** Takes the step when it is legal and says what it found. */
    Verdict start(boolean orderSigned, String by, Instant now) {
        Verdict verdict = state.on(Step.START, orderSigned);
        if (verdict instanceof Verdict.Allowed(CourseState next)) {
            startedBy = by;
            startedAt = now;
            state = next;
        }
        return verdict;
    }

    /**
     * Holds, resumes, completes or discontinues the course when that is legal, and says what it found.
     *
     * @param reason null when none is given; required to discontinue
     */
    Verdict turn(Step step, String reason, String by, Instant now) {
        Verdict verdict = state.on(step, startedAt != null);
        if (verdict instanceof Verdict.Allowed(CourseState next)) {
            state = next;
            stateSince = now;
            stateBy = by;
            stateReason = reason;
        }
        return verdict;
    }

    /** @param reason null for none */
    boolean isFor(String reason) {
        return Objects.equals(stateReason, reason);
    }

    boolean isOver() {
        return CourseState.OVER.contains(state);
    }

    /** Whether the step would be legal, for steps that leave the course as it is. */
    Verdict on(Step step, boolean orderSigned) {
        return state.on(step, orderSigned);
    }

    UUID courseId() {
        return courseId;
    }

    UUID patientId() {
        return patientId;
    }

    CourseState state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    Consent consent() {
        return consent;
    }

    Instant startedAt() {
        return startedAt;
    }

    String startedBy() {
        return startedBy;
    }

    /** Since when it is held, resumed, completed or discontinued; null before the first of these. */
    Instant stateSince() {
        return stateSince;
    }

    String stateBy() {
        return stateBy;
    }

    String stateReason() {
        return stateReason;
    }
}
