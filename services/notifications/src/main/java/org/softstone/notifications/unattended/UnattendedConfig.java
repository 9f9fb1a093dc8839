package org.softstone.notifications.unattended;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The watch for alerts that have no recipient. */
@ConfigMapping(prefix = "softstone.notifications.unattended")
public interface UnattendedConfig {

    /** One statement each time; a critical alert must not wait longer for somebody to notice that nobody got it. */
    @WithDefault("15s")
    Duration checkEvery();
}
