package org.softstone.infusions.site;

import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param zone in which visits are booked as wall-clock times */
public record SiteView(
        UUID siteId,
        String name,
        ZoneId zone,
        @Schema(nullable = true) String country) {}
