package org.softstone.infusions.site;

import java.time.ZoneId;
import java.util.UUID;

/** @param zone in which visits are booked as wall-clock times */
public record SiteView(UUID siteId, String name, ZoneId zone, String country) {

    static SiteView from(Site site) {
        return new SiteView(site.siteId(), site.name(), site.zone(), site.country());
    }
}
