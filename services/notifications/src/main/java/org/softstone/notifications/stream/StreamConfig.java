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

    /** The delay that a lost signal causes. One statement per poll and replica, however many streams are open. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long a browser waits before it reconnects: short, because it resumes without a gap. */
    @WithDefault("2s")
    Duration reconnectAfter();

    /** How long a client may read nothing of pending output before it is disconnected. */
    @WithDefault("60s")
    Duration stalledAfter();

    /** Entries read and written at once: bounds the memory of one stream. */
    @WithDefault("100")
    int batchSize();

    /** Open streams of one person on one replica, browser tabs included; one more ends the oldest. */
    @WithDefault("20")
    int perPerson();

    /**
     * How long a browser waits whose stream was superseded by a newer one. Without a wait, 24 tabs would end each other in a
     * ring within seconds; without a reconnect, a tab that shows alerts would stay blind.
     */
    @WithDefault("60s")
    Duration reconnectAfterSuperseded();
}
