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

    record OfSites(Set<UUID> siteIds) implements TeamsShown {
        @Override
        public boolean shows(CareTeam team) {
            return siteIds.contains(team.siteId());
        }
    }

    record Own(Set<UUID> teamIds) implements TeamsShown {
        @Override
        public boolean shows(CareTeam team) {
            return teamIds.contains(team.teamId());
        }
    }
}
