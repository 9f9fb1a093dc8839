package org.softstone.infusions.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamRole;
import org.softstone.http.Problems;

/** Who may add chairs to a site: admins to any, coordinators to the sites of teams that list them as coordinators. */
@ApplicationScoped
class SitePermission {

    private final Caller caller;
    private final TreatingTeams teams;
    private final PatientAccess access;

    SitePermission(Caller caller, TreatingTeams teams, PatientAccess access) {
        this.caller = caller;
        this.teams = teams;
        this.access = access;
    }

    /**
     * Records a refusal.
     *
     * @param action what is being done, verb first
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when no team of the site lists the caller, else 403
     */
    void toFurnish(UUID siteId, String action) {
        if (caller.isIn(Group.ADMIN)) {
            return;
        }
        Set<TeamRole> roles = teams.rolesAt(caller.userId(), siteId);
        if (roles.isEmpty()) {
            throw access.refuse(action, Problems.notFound());
        }
        if (!roles.contains(TeamRole.COORDINATOR)) {
            throw access.refuse(action, Problems.forbidden());
        }
    }
}
