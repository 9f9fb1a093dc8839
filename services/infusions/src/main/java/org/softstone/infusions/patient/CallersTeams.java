package org.softstone.infusions.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamDefined;
import org.softstone.http.Problems;

/** For requests that name a team and no patient yet: the team must be one of the caller's. */
@ApplicationScoped
class CallersTeams {

    private final Caller caller;
    private final TreatingTeams treatingTeams;

    CallersTeams(Caller caller, TreatingTeams treatingTeams) {
        this.caller = caller;
        this.treatingTeams = treatingTeams;
    }

    String userId() {
        return caller.userId();
    }

    /** Ends the request with 404 when there is no such team or the caller does not belong to it. */
    TeamDefined team(UUID teamId) {
        return treatingTeams
                .team(teamId)
                .filter(team -> treatingTeams.teamsOf(caller.userId()).contains(teamId))
                .orElseThrow(Problems::notFound);
    }
}
