package org.softstone.infusions.course;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.softstone.infusions.course.CourseState.Step;
import org.softstone.infusions.order.OrderView;
import org.softstone.infusions.request.Verdict;

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
    Verdict<CourseState> recordConsent(Consent given) {
        Verdict<CourseState> verdict = state.on(Step.RECORD_CONSENT, false);
        if (verdict instanceof Verdict.Allowed<CourseState>(CourseState next)) {
            consent = given;
            state = next;
        }
        return verdict;
    }

    /** Takes the step when it is legal and says what it found. */
    Verdict<CourseState> start(boolean orderSigned, String by, Instant now) {
        Verdict<CourseState> verdict = state.on(Step.START, orderSigned);
        if (verdict instanceof Verdict.Allowed<CourseState>(CourseState next)) {
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
    Verdict<CourseState> turn(Step step, String reason, String by, Instant now) {
        Verdict<CourseState> verdict = state.on(step, startedAt != null);
        if (verdict instanceof Verdict.Allowed<CourseState>(CourseState next)) {
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

    /**
     * For steps that leave the course as it is.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when its state does not allow the step
     */
    void require(Step step, boolean orderSigned) {
        state.on(step, orderSigned).isNew(state);
    }

    /** @param withReason whether the reader may see what somebody wrote about the patient */
    CourseView toView(OrderView orderInForce, boolean withReason) {
        return new CourseView(
                courseId,
                patientId,
                state,
                createdAt,
                createdBy,
                consent,
                orderInForce,
                startedAt,
                startedBy,
                stateSince,
                stateBy,
                withReason ? stateReason : null);
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

    Consent consent() {
        return consent;
    }

    Instant startedAt() {
        return startedAt;
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
