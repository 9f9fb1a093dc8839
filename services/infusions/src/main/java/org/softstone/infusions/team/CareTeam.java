package org.softstone.infusions.team;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;

/** The people who treat a group of patients at one site. */
@Entity
class CareTeam {

    @Id
    private UUID teamId;

    private String name;
    private UUID siteId;
    private long version;

    @ElementCollection
    @CollectionTable(name = "care_team_member", joinColumns = @JoinColumn(name = "team_id"))
    @MapKeyColumn(name = "user_id")
    @Column(name = "role")
    private Map<String, TeamRole> roleByUser;

    protected CareTeam() {}

    CareTeam(UUID teamId, String name, UUID siteId, Map<String, TeamRole> roleByUser) {
        this.teamId = teamId;
        this.name = name;
        this.siteId = siteId;
        this.roleByUser = new HashMap<>(roleByUser);
        this.version = 1;
    }

    /** Returns whether the list differs from the one before. */
    boolean replaceMembers(Map<String, TeamRole> members) {
        if (roleByUser.equals(members)) {
            return false;
        }
        roleByUser.keySet().retainAll(members.keySet());
        roleByUser.putAll(members);
        version++;
        return true;
    }

    TeamDefined snapshot(ZoneId zone) {
        return new TeamDefined(
                teamId,
                version,
                siteId,
                zone,
                List.copyOf(new TreeMap<>(roleByUser)
                        .entrySet().stream()
                                .map(member -> new TeamDefined.Member(member.getKey(), member.getValue()))
                                .toList()));
    }

    UUID teamId() {
        return teamId;
    }

    String name() {
        return name;
    }

    UUID siteId() {
        return siteId;
    }

    long version() {
        return version;
    }

    Map<String, TeamRole> roleByUser() {
        return Map.copyOf(roleByUser);
    }

    boolean is(String otherName, UUID otherSite, Map<String, TeamRole> otherMembers) {
        return name.equals(otherName) && siteId.equals(otherSite) && roleByUser.equals(otherMembers);
    }
}
