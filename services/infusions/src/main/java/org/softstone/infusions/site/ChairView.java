package org.softstone.infusions.site;

import java.util.UUID;

public record ChairView(UUID chairId, UUID siteId, String name) {

    static ChairView from(Chair chair) {
        return new ChairView(chair.chairId(), chair.siteId(), chair.name());
    }
}
