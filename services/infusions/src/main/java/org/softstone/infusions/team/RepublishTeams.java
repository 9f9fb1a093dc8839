package org.softstone.infusions.team;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.infusions.snapshot.SnapshotRounds;
import org.softstone.infusions.snapshot.Snapshots;
import org.softstone.messaging.Outbox;

/** Every team as it is now, for readers that have lost or never seen a snapshot. */
@ApplicationScoped
class RepublishTeams implements Snapshots {

    private final CareTeams teams;
    private final AnnounceTeam announceTeam;
    private final Outbox outbox;
    private final SnapshotRounds rounds;

    RepublishTeams(CareTeams teams, AnnounceTeam announceTeam, Outbox outbox, SnapshotRounds rounds) {
        this.teams = teams;
        this.announceTeam = announceTeam;
        this.outbox = outbox;
        this.rounds = rounds;
    }

    @Override
    public String kind() {
        return "republish-teams";
    }

    @Override
    public SnapshotRounds rounds() {
        return rounds;
    }

    @Override
    public Optional<UUID> publishAfter(UUID last) {
        List<CareTeam> batch = teams.lockAfter(last, SnapshotRounds.BATCH);
        outbox.append(batch.stream().map(announceTeam::snapshotOf).toList());
        return batch.size() < SnapshotRounds.BATCH
                ? Optional.empty()
                : Optional.of(batch.getLast().teamId());
    }
}
