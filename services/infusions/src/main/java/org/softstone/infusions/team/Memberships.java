package org.softstone.infusions.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.TeamRole;
import org.softstone.http.Problems;

/** Who belongs to which team, for other features. */
@ApplicationScoped
public class Memberships {

    private final CareTeams teams;

    Memberships(CareTeams teams) {
        this.teams = teams;
    }

    @Transactional
    public List<Membership> of(String userId) {
        return teams.of(userId).stream()
                .map(team -> new Membership(
                        team.teamId(),
                        team.name(),
                        team.siteId(),
                        team.roleByUser().get(userId)))
                .toList();
    }

    /**
     * Requires a nurse or physician in the team. Until the transaction ends the team keeps its members.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it has neither nurse nor physician
     */
    public void requireClinician(UUID teamId) {
        CareTeam team = teams.findById(teamId, LockModeType.PESSIMISTIC_READ);
        if (!KeepClinicians.hasClinician(team.roleByUser())) {
            throw Problems.conflict(
                    "team-without-clinician",
                    "Nobody of the team treats",
                    "An alert of this patient would reach no nurse and no physician. List one in the team first.");
        }
    }

    /** @param role what the person does in this team */
    public record Membership(UUID teamId, String name, UUID siteId, TeamRole role) {}
}
