package org.softstone.infusions.team;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.TeamRole;

/** @param version grows with each change of the members; also the ETag */
record TeamView(UUID teamId, String name, UUID siteId, long version, List<Member> members) {

    record Member(String userId, TeamRole role) {}

    static TeamView from(CareTeam team) {
        return new TeamView(
                team.teamId(),
                team.name(),
                team.siteId(),
                team.version(),
                team.roleByUser().entrySet().stream()
                        .map(member -> new Member(member.getKey(), member.getValue()))
                        .sorted(Comparator.comparing(Member::userId))
                        .toList());
    }
}
