package org.softstone.infusions.reporting;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class EndsOfReporting implements PanacheRepositoryBase<EndOfReporting, UUID> {}
