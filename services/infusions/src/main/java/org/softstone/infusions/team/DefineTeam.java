package org.softstone.infusions.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.softstone.access.Caller;
import org.softstone.contracts.TeamRole;
import org.softstone.http.FieldCheck;
import org.softstone.infusions.request.ClientMadeIds;
import org.softstone.infusions.request.Creation;
import org.softstone.infusions.site.SiteDirectory;

@ApplicationScoped
class DefineTeam {

    private final CareTeams teams;
    private final SiteDirectory sites;
    private final ClientMadeIds ids;
    private final KeepClinicians keepClinicians;
    private final AnnounceTeam announceTeam;
    private final Caller caller;

    // Six collaborators: who is listed depends on who lists them.
    DefineTeam(
            CareTeams teams,
            SiteDirectory sites,
            ClientMadeIds ids,
            KeepClinicians keepClinicians,
            AnnounceTeam announceTeam,
            Caller caller) {
        this.teams = teams;
        this.sites = sites;
        this.ids = ids;
        this.keepClinicians = keepClinicians;
        this.announceTeam = announceTeam;
        this.caller = caller;
    }

    @Transactional
    Creation<TeamView> define(TeamRequest request) {
        FieldCheck check = new FieldCheck();
        String name = check.text(request.name(), "/name");
        check.required(
                request.siteId(), "/siteId", siteId -> sites.site(siteId).isPresent(), "is not the id of a site");
        String overrideReason = check.optionalReason(request.overrideReason(), "/overrideReason");
        Map<String, TeamRole> members = MemberRequest.checked(request.members(), overrideReason, caller, check);
        check.throwIfAny();
        Creation<CareTeam> team = ids.once(
                request.teamId(),
                teams,
                known -> known.is(name, request.siteId(), members),
                id -> new CareTeam(id, name, request.siteId(), members));
        if (team.isNew()) {
            keepClinicians.record(team.made(), overrideReason, caller.userId());
            announceTeam.announce(team.made());
        }
        return team.map(TeamView::from);
    }
}
