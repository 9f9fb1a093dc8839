package org.softstone.infusions.course;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
        @Schema(nullable = true) Consent consent,
        @Schema(nullable = true) OrderView order,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) String startedBy,
        @Schema(nullable = true) Instant stateSince,
        @Schema(nullable = true) String stateBy,
        @Schema(nullable = true) String stateReason) {

    @Override
    public String toString() {
        return "CourseView[" + courseId + "]";
    }
}
