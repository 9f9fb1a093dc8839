package org.softstone.infusions.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class InfusionOrders implements PanacheRepositoryBase<InfusionOrder, UUID> {

    /** The highest version. */
    public Optional<InfusionOrder> inForce(UUID courseId) {
        return find("courseId", Sort.descending("version"), courseId).firstResultOptional();
    }
}
