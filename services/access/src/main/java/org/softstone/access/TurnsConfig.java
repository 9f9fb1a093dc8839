package org.softstone.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many changes of one thing, or by one person, go to the database at once. */
@ConfigMapping(prefix = "softstone.access.turns")
public interface TurnsConfig {

    /**
     * A fifth of the pool. Changes take milliseconds each, so more at once would not be faster; and while one holds its locks
     * for long, the others must not hold all connections.
     */
    @WithDefault("4")
    int atOnce();

    /** As long as the database waits for a lock: enough for a burst, and the answer still comes within seconds. */
    @WithDefault("2s")
    Duration patience();
}
