package org.softstone.infusions.booking;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SeriesOfVisits implements PanacheRepositoryBase<Series, UUID> {}
