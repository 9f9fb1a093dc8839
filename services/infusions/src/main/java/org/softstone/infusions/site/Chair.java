package org.softstone.infusions.site;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** An infusion chair: holds one visit at a time. */
@Entity
class Chair {

    @Id
    private UUID chairId;

    private UUID siteId;
    private String name;
    private Instant addedAt;

    protected Chair() {}

    Chair(UUID chairId, UUID siteId, String name, Instant addedAt) {
        this.chairId = chairId;
        this.siteId = siteId;
        this.name = name;
        this.addedAt = addedAt;
    }

    String name() {
        return name;
    }

    ChairView toView() {
        return new ChairView(chairId, siteId, name);
    }

    boolean is(UUID otherSite, String otherName) {
        return siteId.equals(otherSite) && name.equals(otherName);
    }
}
