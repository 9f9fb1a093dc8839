package org.softstone.time;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whether business time may differ from system time. */
@ConfigMapping(prefix = "softstone.time-travel")
public interface TimeTravelConfig {

    /** Off: a clock that can be moved is for tests and the demo, never for the care of patients. */
    @WithDefault("false")
    boolean enabled();

    /**
     * How far in the past business time begins in a database that has never been moved, so that a demo can play
     * months that end today. None by default: tests start now.
     */
    Optional<Duration> beginsAgo();
}
