package org.softstone.infusions.enrolment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A code that did not work. */
@Entity
class EnrolmentAttempt {

    @Id
    private UUID attemptId;

    private String userId;
    private Instant attemptedAt;

    protected EnrolmentAttempt() {}

    EnrolmentAttempt(UUID attemptId, String userId, Instant attemptedAt) {
        this.attemptId = attemptId;
        this.userId = userId;
        this.attemptedAt = attemptedAt;
    }

    Instant attemptedAt() {
        return attemptedAt;
    }
}
