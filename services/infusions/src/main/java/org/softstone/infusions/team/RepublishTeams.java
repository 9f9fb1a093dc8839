package org.softstone.infusions.team;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.TeamDefined;
import org.softstone.infusions.snapshot.Snapshots;
import org.softstone.messaging.Outbox;
import org.softstone.time.Timers;

@Singleton
class RepublishTeams extends Snapshots {

    private final CareTeams teams;
    private final AnnounceTeam announceTeam;

    RepublishTeams(CareTeams teams, AnnounceTeam announceTeam, Outbox outbox, Timers timers) {
        super(outbox, timers);
        this.teams = teams;
        this.announceTeam = announceTeam;
    }

    @Override
    public String kind() {
        return "republish-teams";
    }

    @Override
    protected List<TeamDefined> lockAfter(UUID last, int count) {
        return teams.lockAfter(last, count).stream()
                .map(announceTeam::snapshotOf)
                .toList();
    }
}
