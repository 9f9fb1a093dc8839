package org.softstone.infusions.site;

import java.util.UUID;

public record ChairView(UUID chairId, UUID siteId, String name) {}
