package org.softstone.infusions.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.softstone.http.Paging;

@ApplicationScoped
class Chairs implements PanacheRepositoryBase<Chair, UUID> {

    List<Chair> of(UUID siteId) {
        return list("siteId", Sort.by("name").and("chairId"), siteId);
    }

    List<Chair> page(UUID siteId, Paging paging) {
        return find(
                        "siteId = ?1 and name > ?2",
                        Sort.by("name"),
                        siteId,
                        paging.after().map(cursor -> cursor.text(0)).orElse(""))
                .page(0, paging.rows())
                .list();
    }

    boolean isNameTaken(UUID siteId, String name) {
        return count("siteId = ?1 and name = ?2", siteId, name) > 0;
    }
}
