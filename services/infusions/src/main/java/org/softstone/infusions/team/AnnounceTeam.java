package org.softstone.infusions.team;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamDefined;
import org.softstone.infusions.site.SiteDirectory;
import org.softstone.infusions.snapshot.Snapshots;
import org.softstone.messaging.Outbox;
import org.softstone.time.Timers;

/**
 * Applies a team's new version to the local replica and publishes it, in the transaction of the change. Publishes all teams
 * again as snapshots.
 */
@Singleton
class AnnounceTeam extends Snapshots {

    private final CareTeams teams;
    private final TreatingTeams treatingTeams;
    private final SiteDirectory sites;
    private final Outbox outbox;

    AnnounceTeam(CareTeams teams, TreatingTeams treatingTeams, SiteDirectory sites, Outbox outbox, Timers timers) {
        super(outbox, timers);
        this.teams = teams;
        this.treatingTeams = treatingTeams;
        this.sites = sites;
        this.outbox = outbox;
    }

    void announce(CareTeam team) {
        TeamDefined snapshot = snapshotOf(team);
        treatingTeams.apply(snapshot);
        outbox.append(snapshot);
    }

    @Override
    public String kind() {
        return "republish-teams";
    }

    @Override
    protected List<TeamDefined> lockAfter(UUID last, int count) {
        return teams.lockAfter(last, count).stream().map(this::snapshotOf).toList();
    }

    private TeamDefined snapshotOf(CareTeam team) {
        ZoneId zone = sites.site(team.siteId()).orElseThrow().zone();
        return team.snapshot(zone);
    }
}
