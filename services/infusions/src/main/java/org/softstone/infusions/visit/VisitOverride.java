package org.softstone.infusions.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.softstone.http.Ids;

/** Somebody insisted on a step although it brings two infusions too near to each other, and said why. Kept for good. */
@Entity
class VisitOverride {

    @Id
    private UUID overrideId;

    private UUID visitId;
    private String step;
    private String reason;
    private String takenBy;
    private Instant takenAt;

    protected VisitOverride() {}

    VisitOverride(UUID visitId, OverridingStep step, String reason, String takenBy, Instant takenAt) {
        this.overrideId = Ids.next();
        this.visitId = visitId;
        this.step = step.word();
        this.reason = reason;
        this.takenBy = takenBy;
        this.takenAt = takenAt;
    }

    String step() {
        return step;
    }

    String reason() {
        return reason;
    }

    String takenBy() {
        return takenBy;
    }

    Instant takenAt() {
        return takenAt;
    }
}
