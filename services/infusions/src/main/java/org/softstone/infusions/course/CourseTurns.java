package org.softstone.infusions.course;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class CourseTurns implements PanacheRepositoryBase<CourseTurn, UUID> {}
