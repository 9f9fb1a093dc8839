package org.softstone.infusions.spacing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.softstone.http.Ids;
import org.softstone.infusions.visit.VisitView;

/** A step that was taken although it brings two infusions too close to each other, with the reason. Never deleted. */
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

    /**
     * @param withWords whether the reader may see what people wrote
     * @param zone the visit's
     */
    VisitView.Insisted toView(boolean withWords, ZoneId zone) {
        return new VisitView.Insisted(
                step, withWords ? reason : null, takenBy, takenAt.atZone(zone).toOffsetDateTime());
    }
}
