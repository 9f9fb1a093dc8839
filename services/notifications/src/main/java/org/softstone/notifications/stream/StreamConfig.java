package org.softstone.notifications.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The live feed. */
@ConfigMapping(prefix = "softstone.notifications.stream")
public interface StreamConfig {

    /** Proxies and mobile networks drop a connection that is silent for 30 s or more; half of it leaves room for one lost. */
    @WithDefault("15s")
    Duration heartbeat();

    /** What a lost signal costs. One statement per poll and replica, however many streams are open. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long a browser waits before it connects again: short, because it then misses nothing. */
    @WithDefault("2s")
    Duration reconnectAfter();

    /** How long a client may take no byte of what is waiting for it before its connection is cut. */
    @WithDefault("60s")
    Duration stalledAfter();

    /** Entries read and written at once: bounds the memory of one stream. */
    @WithDefault("100")
    int batchSize();

    /** Open streams of one person on one replica, browser tabs included; the oldest ends when one more comes. */
    @WithDefault("20")
    int perPerson();

    /**
     * How long a browser waits whose stream gave way to a newer one. At once, 24 tabs would drive each other out in a ring
     * of seconds; never, and a tab that shows alarms would stay blind.
     */
    @WithDefault("60s")
    Duration reconnectAfterSuperseded();
}
