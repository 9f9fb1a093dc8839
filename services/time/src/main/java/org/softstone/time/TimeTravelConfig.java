package org.softstone.time;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whether business time may differ from system time. */
@ConfigMapping(prefix = "softstone.time-travel")
public interface TimeTravelConfig {

    /** Off, because a clock that somebody can move has no place in the care of real patients: for tests and the demo. */
    @WithDefault("false")
    boolean enabled();

    /**
     * How far in the past business time begins in a database that has never been moved, so that a demo can live through
     * months and end today. Nothing, because tests start now.
     */
    Optional<Duration> beginsAgo();
}
