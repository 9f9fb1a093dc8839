package org.softstone.infusions.team;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.TeamRole;

/** Who belongs to which team, for other features. */
@ApplicationScoped
public class Memberships {

    private final CareTeams teams;

    Memberships(CareTeams teams) {
        this.teams = teams;
    }

    public List<Membership> of(String userId) {
        return teams.of(userId).stream()
                .map(team -> new Membership(
                        team.teamId(),
                        team.name(),
                        team.siteId(),
                        team.roleByUser().get(userId)))
                .toList();
    }

    /** @param role what the person does in this team */
    public record Membership(UUID teamId, String name, UUID siteId, TeamRole role) {}
}
