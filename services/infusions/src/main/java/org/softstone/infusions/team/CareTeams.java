package org.softstone.infusions.team;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.softstone.http.Paging;

@ApplicationScoped
class CareTeams implements PanacheRepositoryBase<CareTeam, UUID> {

    List<CareTeam> page(TeamsShown shown, Paging paging) {
        return find(
                        "teamId > ?1 and (?2 = true or teamId in ?3 or siteId in ?4)",
                        Sort.by("teamId"),
                        paging.afterId(),
                        shown.all(),
                        shown.teamIds(),
                        shown.siteIds())
                .page(0, paging.rows())
                .list();
    }

    /** The teams that list this person now. */
    List<CareTeam> of(String userId) {
        return list("select t from CareTeam t join t.roleByUser r where key(r) = ?1 order by t.teamId", userId);
    }

    /** The next teams in order of id, which nobody changes until the transaction ends. */
    List<CareTeam> lockAfter(UUID teamId, int count) {
        return find("teamId > ?1", Sort.by("teamId"), teamId)
                .page(0, count)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
