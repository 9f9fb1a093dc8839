package org.softstone.infusions.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.softstone.http.Paging;

@ApplicationScoped
class Sites implements PanacheRepositoryBase<Site, UUID> {

    List<Site> page(Paging paging) {
        return find("siteId > ?1", Sort.by("siteId"), paging.afterId())
                .page(0, paging.rows())
                .list();
    }
}
