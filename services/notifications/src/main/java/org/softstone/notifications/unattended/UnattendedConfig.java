package org.softstone.notifications.unattended;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The watch for alerts that have no recipient. */
@ConfigMapping(prefix = "softstone.notifications.unattended")
public interface UnattendedConfig {

    /** One statement each time. That nobody got a critical alert must not stay unnoticed for longer. */
    @WithDefault("15s")
    Duration checkEvery();
}
