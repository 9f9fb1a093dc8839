package org.softstone.infusions.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.ZoneId;
import org.softstone.http.FieldCheck;
import org.softstone.infusions.request.ClientMadeIds;
import org.softstone.infusions.request.Creation;

@ApplicationScoped
class DefineSite {

    private final Sites sites;
    private final ClientMadeIds ids;
    private final InstantSource time;

    DefineSite(Sites sites, ClientMadeIds ids, InstantSource time) {
        this.sites = sites;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Creation<SiteView> define(SiteRequest request) {
        FieldCheck check = new FieldCheck();
        String name = check.text(request.name(), "/name");
        ZoneId zone = check.required(request.zone(), "/zone");
        String country = check.optional(
                request.country(),
                "/country",
                code -> code.matches("[A-Z]{2}"),
                "must be two capital letters, such as DE");
        check.throwIfAny();
        return ids.once(
                        request.siteId(),
                        sites,
                        site -> site.is(name, zone, country),
                        id -> new Site(id, name, zone, country, time.instant()))
                .map(Site::toView);
    }
}
