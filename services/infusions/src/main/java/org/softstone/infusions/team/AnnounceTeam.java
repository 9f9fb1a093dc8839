package org.softstone.infusions.team;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamDefined;
import org.softstone.infusions.site.SiteDirectory;
import org.softstone.messaging.Outbox;

/** Applies a team's new version to the local replica and publishes it, in the transaction of the change. */
@ApplicationScoped
class AnnounceTeam {

    private final TreatingTeams treatingTeams;
    private final Outbox outbox;
    private final SiteDirectory sites;

    AnnounceTeam(TreatingTeams treatingTeams, Outbox outbox, SiteDirectory sites) {
        this.treatingTeams = treatingTeams;
        this.outbox = outbox;
        this.sites = sites;
    }

    void announce(CareTeam team) {
        TeamDefined snapshot = snapshotOf(team);
        treatingTeams.apply(snapshot);
        outbox.append(snapshot);
    }

    TeamDefined snapshotOf(CareTeam team) {
        ZoneId zone = sites.site(team.siteId()).orElseThrow().zone();
        return team.snapshot(zone);
    }
}
