package org.softstone.infusions.team;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.softstone.http.Ids;

/** A list of members without nurse and physician that somebody wanted all the same, with the reason. Never deleted. */
@Entity
class TeamOverride {

    @Id
    private UUID overrideId;

    private UUID teamId;
    private long version;
    private String reason;
    private String takenBy;
    private Instant takenAt;

    protected TeamOverride() {}

    /** @param team as it is from now on */
    TeamOverride(CareTeam team, String reason, String takenBy, Instant takenAt) {
        this.overrideId = Ids.next();
        this.teamId = team.teamId();
        this.version = team.version();
        this.reason = reason;
        this.takenBy = takenBy;
        this.takenAt = takenAt;
    }
}
