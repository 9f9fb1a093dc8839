package org.softstone.infusions.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What other features may know of sites. */
@ApplicationScoped
public class SiteDirectory {

    private final Sites sites;
    private final Chairs chairs;

    SiteDirectory(Sites sites, Chairs chairs) {
        this.sites = sites;
        this.chairs = chairs;
    }

    public Optional<SiteView> site(UUID siteId) {
        return sites.findByIdOptional(siteId).map(SiteView::from);
    }

    /**
     * The site's chairs in a fixed order, for somebody who is going to book: until the end of the transaction nobody else
     * books at this site, so that a clash is found by reading and need not be found by failing.
     */
    public List<ChairView> chairsToBook(UUID siteId) {
        sites.findById(siteId, LockModeType.PESSIMISTIC_WRITE);
        return chairs.of(siteId).stream().map(ChairView::from).toList();
    }
}
