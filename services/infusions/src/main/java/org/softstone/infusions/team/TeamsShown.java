package org.softstone.infusions.team;

import java.util.Set;
import java.util.UUID;

/** Which teams a caller may see. */
sealed interface TeamsShown {

    boolean shows(CareTeam team);

    record All() implements TeamsShown {
        @Override
        public boolean shows(CareTeam team) {
            return true;
        }
    }

    /** @param siteIds where the caller coordinates, as token and team both say */
    record OwnAndOfSites(Set<UUID> teamIds, Set<UUID> siteIds) implements TeamsShown {
        @Override
        public boolean shows(CareTeam team) {
            return teamIds.contains(team.teamId()) || siteIds.contains(team.siteId());
        }
    }
}
