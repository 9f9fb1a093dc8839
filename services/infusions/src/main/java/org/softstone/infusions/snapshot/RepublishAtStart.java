package org.softstone.infusions.snapshot;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;

/** A topic may have been lost or made anew while this service was down: its readers get everything again. */
@ApplicationScoped
class RepublishAtStart {

    private final List<Snapshots> snapshots;
    private final SnapshotRounds rounds;
    private final InstantSource time;

    RepublishAtStart(@All List<Snapshots> snapshots, SnapshotRounds rounds, InstantSource time) {
        this.snapshots = snapshots;
        this.rounds = rounds;
        this.time = time;
    }

    @Transactional
    void begin(@Observes StartupEvent started) {
        snapshots.forEach(kind -> rounds.begin(kind, time.instant()));
    }
}
