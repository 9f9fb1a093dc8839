package org.softstone.infusions.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamDefined;

/** For requests that name a team and no patient yet: the team must be one of the caller's. */
@ApplicationScoped
public class CallersTeams {

    private final Caller caller;
    private final TreatingTeams treatingTeams;
    private final PatientAccess access;

    CallersTeams(Caller caller, TreatingTeams treatingTeams, PatientAccess access) {
        this.caller = caller;
        this.treatingTeams = treatingTeams;
        this.access = access;
    }

    public String userId() {
        return caller.userId();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such team or the caller is not in it */
    public TeamDefined team(UUID teamId, String action) {
        return treatingTeams
                .team(teamId)
                .filter(team -> treatingTeams.teamsOf(caller.userId()).contains(teamId))
                .orElseThrow(() -> access.refuseTeam(teamId, action));
    }
}
