package org.softstone.infusions.course;

import java.time.Instant;
import java.util.UUID;

/**
 * @param consent null until it is recorded
 * @param order the version in force, null until one is signed
 * @param startedAt null until the course is active
 */
record CourseView(
        UUID courseId,
        UUID patientId,
        CourseState state,
        Instant createdAt,
        String createdBy,
        ConsentView consent,
        OrderView order,
        Instant startedAt,
        String startedBy) {

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

    static CourseView from(Course course, InfusionOrder orderInForce) {
        return new CourseView(
                course.courseId(),
                course.patientId(),
                course.state(),
                course.createdAt(),
                course.createdBy(),
                ConsentView.from(course.consent()),
                orderInForce == null ? null : OrderView.from(orderInForce),
                course.startedAt(),
                course.startedBy());
    }
}
