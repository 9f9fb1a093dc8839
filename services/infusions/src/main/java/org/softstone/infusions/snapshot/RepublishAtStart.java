package org.softstone.infusions.snapshot;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;

/** A topic may have been lost or recreated while this service was down, so everything is published again. */
@ApplicationScoped
class RepublishAtStart {

    private final List<Snapshots> snapshots;
    private final InstantSource time;

    RepublishAtStart(@All List<Snapshots> snapshots, InstantSource time) {
        this.snapshots = snapshots;
        this.time = time;
    }

    @Transactional
    void begin(@Observes StartupEvent started) {
        snapshots.forEach(kind -> kind.begin(time.instant()));
    }
}
