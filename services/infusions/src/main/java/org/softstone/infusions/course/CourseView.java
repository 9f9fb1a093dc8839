package org.softstone.infusions.course;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.infusions.order.InfusionOrder;
import org.softstone.infusions.order.OrderView;

/**
 * @param consent null until it is recorded
 * @param order the version in force, null until one is signed
 * @param startedAt null until the course is active
 * @param stateSince since when it is held, resumed, completed or discontinued; null before the first of these
 * @param stateReason why it is held or discontinued; only for nurses and physicians
 */
record CourseView(
        UUID courseId,
        UUID patientId,
        CourseState state,
        Instant createdAt,
        String createdBy,
        @Schema(nullable = true) ConsentView consent,
        @Schema(nullable = true) OrderView order,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) String startedBy,
        @Schema(nullable = true) Instant stateSince,
        @Schema(nullable = true) String stateBy,
        @Schema(nullable = true) String stateReason) {

    record ConsentView(
            Consent.GivenBy givenBy, Instant givenAt, String documentReference, String recordedBy, Instant recordedAt) {

        static ConsentView from(Consent consent) {
            return consent == null
                    ? null
                    : new ConsentView(
                            consent.givenBy(),
                            consent.givenAt(),
                            consent.documentReference(),
                            consent.recordedBy(),
                            consent.recordedAt());
        }

        @Override
        public String toString() {
            return "ConsentView[hidden]";
        }
    }

    /** @param withReason whether the reader may see what somebody wrote about the patient */
    static CourseView from(Course course, InfusionOrder orderInForce, boolean withReason) {
        return new CourseView(
                course.courseId(),
                course.patientId(),
                course.state(),
                course.createdAt(),
                course.createdBy(),
                ConsentView.from(course.consent()),
                orderInForce == null ? null : OrderView.from(orderInForce),
                course.startedAt(),
                course.startedBy(),
                course.stateSince(),
                course.stateBy(),
                withReason ? course.stateReason() : null);
    }

    @Override
    public String toString() {
        return "CourseView[" + courseId + "]";
    }
}
