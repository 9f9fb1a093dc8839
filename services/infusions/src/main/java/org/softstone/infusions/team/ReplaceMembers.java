package org.softstone.infusions.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.contracts.TeamRole;
import org.softstone.http.EntityTags;
import org.softstone.http.FieldCheck;
import org.softstone.http.Problems;

/** Replaces the whole list of members: effective here with the commit, in the other services soon after. */
@ApplicationScoped
class ReplaceMembers {

    private final CareTeams teams;
    private final KeepClinicians keepClinicians;
    private final AnnounceTeam announceTeam;
    private final Caller caller;

    ReplaceMembers(CareTeams teams, KeepClinicians keepClinicians, AnnounceTeam announceTeam, Caller caller) {
        this.teams = teams;
        this.keepClinicians = keepClinicians;
        this.announceTeam = announceTeam;
        this.caller = caller;
    }

    /** @param edited which versions the caller has seen */
    @Transactional
    TeamView replace(UUID teamId, MembersRequest request, EntityTags.Expected edited) {
        FieldCheck check = new FieldCheck();
        String overrideReason = check.optionalReason(request.overrideReason(), "/overrideReason");
        Map<String, TeamRole> members = MemberRequest.checked(request.members(), overrideReason, caller, check);
        check.throwIfAny();
        CareTeam team = teams.findById(teamId, LockModeType.PESSIMISTIC_WRITE);
        if (team == null) {
            throw Problems.notFound();
        }
        // A repeated request finds its own change, and then any version is fine.
        boolean changes = !team.roleByUser().equals(members);
        if (changes) {
            edited.require(team.version());
            keepClinicians.before(teamId, members, overrideReason);
        }
        if (team.replaceMembers(members)) {
            keepClinicians.record(team, overrideReason, caller.userId());
            announceTeam.announce(team);
        }
        return TeamView.from(team);
    }
}
