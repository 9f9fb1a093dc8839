package org.softstone.infusions.team;

import jakarta.persistence.Converter;
import org.softstone.contracts.TeamRole;
import org.softstone.infusions.stored.WordColumn;

@Converter(autoApply = true)
class TeamRoleColumn extends WordColumn<TeamRole> {
    TeamRoleColumn() {
        super(TeamRole.class);
    }
}
