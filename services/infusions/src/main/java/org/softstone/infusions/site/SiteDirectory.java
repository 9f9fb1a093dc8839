package org.softstone.infusions.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sites and chairs, for other features. */
@ApplicationScoped
public class SiteDirectory {

    private final Sites sites;
    private final Chairs chairs;

    SiteDirectory(Sites sites, Chairs chairs) {
        this.sites = sites;
        this.chairs = chairs;
    }

    public Optional<SiteView> site(UUID siteId) {
        return sites.findByIdOptional(siteId).map(Site::toView);
    }

    /**
     * The site's chairs in a fixed order. Until the transaction ends nobody else books at this site, so a clash is found by
     * reading and not by a failed insert.
     */
    public List<ChairView> chairsToBook(UUID siteId) {
        sites.findById(siteId, LockModeType.PESSIMISTIC_WRITE);
        return chairs.of(siteId).stream().map(Chair::toView).toList();
    }
}
