package org.softstone.infusions.spacing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class VisitOverrides implements PanacheRepositoryBase<VisitOverride, UUID> {

    List<VisitOverride> of(UUID visitId) {
        return list("visitId", Sort.by("takenAt").and("overrideId"), visitId);
    }
}
