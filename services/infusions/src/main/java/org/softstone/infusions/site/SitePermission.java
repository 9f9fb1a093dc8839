package org.softstone.infusions.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamRole;
import org.softstone.http.Problems;

/** Who furnishes a site: admins each, coordinators those of the teams that list them as coordinators now. */
@ApplicationScoped
class SitePermission {

    private final Caller caller;
    private final TreatingTeams teams;

    SitePermission(Caller caller, TreatingTeams teams) {
        this.caller = caller;
        this.teams = teams;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when no team of the site lists the caller, else 403 */
    void toFurnish(UUID siteId) {
        if (caller.isIn(Group.ADMIN)) {
            return;
        }
        Set<TeamRole> roles = teams.rolesAt(caller.userId(), siteId);
        if (roles.isEmpty()) {
            throw Problems.notFound();
        }
        if (!roles.contains(TeamRole.COORDINATOR)) {
            throw Problems.forbidden();
        }
    }
}
