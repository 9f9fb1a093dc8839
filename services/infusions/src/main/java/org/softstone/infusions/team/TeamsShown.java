package org.softstone.infusions.team;

import java.util.Set;
import java.util.UUID;

/**
 * Which teams a caller may see: all of them, or these and those of these sites.
 *
 * @param siteIds where the caller coordinates, as token and team both say
 */
record TeamsShown(boolean all, Set<UUID> teamIds, Set<UUID> siteIds) {

    boolean shows(CareTeam team) {
        return all || teamIds.contains(team.teamId()) || siteIds.contains(team.siteId());
    }
}
