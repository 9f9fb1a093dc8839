package org.softstone.infusions.site;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

/** Where infusions are given. */
@Entity
class Site {

    @Id
    private UUID siteId;

    private String name;
    private String zone;
    private String country;
    private Instant definedAt;

    protected Site() {}

    Site(UUID siteId, String name, ZoneId zone, String country, Instant definedAt) {
        this.siteId = siteId;
        this.name = name;
        this.zone = zone.getId();
        this.country = country;
        this.definedAt = definedAt;
    }

    UUID siteId() {
        return siteId;
    }

    SiteView toView() {
        return new SiteView(siteId, name, ZoneId.of(zone), country);
    }

    boolean is(String otherName, ZoneId otherZone, String otherCountry) {
        return name.equals(otherName) && zone.equals(otherZone.getId()) && Objects.equals(country, otherCountry);
    }
}
