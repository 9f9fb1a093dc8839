package org.softstone.infusions.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamDefined;
import org.softstone.infusions.team.Memberships;

/** For requests that name a team and no patient yet: the team must be one of the caller's. */
@ApplicationScoped
class CallersTeams {

    private final Caller caller;
    private final TreatingTeams treatingTeams;
    private final Memberships memberships;
    private final PatientAccess access;

    CallersTeams(Caller caller, TreatingTeams treatingTeams, Memberships memberships, PatientAccess access) {
        this.caller = caller;
        this.treatingTeams = treatingTeams;
        this.memberships = memberships;
        this.access = access;
    }

    String userId() {
        return caller.userId();
    }

    /** The same for a team that is to treat somebody from now on: 409 when nobody in it could. */
    TeamDefined teamToTreat(UUID teamId, String action) {
        TeamDefined team = team(teamId, action);
        memberships.requireClinician(teamId);
        return team;
    }

    /** Ends the request with 404, on record, when there is no such team or the caller does not belong to it. */
    TeamDefined team(UUID teamId, String action) {
        return treatingTeams
                .team(teamId)
                .filter(team -> treatingTeams.teamsOf(caller.userId()).contains(teamId))
                .orElseThrow(() -> access.refuseTeam(teamId, action));
    }
}
