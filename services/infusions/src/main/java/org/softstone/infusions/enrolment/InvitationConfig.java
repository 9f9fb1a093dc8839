package org.softstone.infusions.enrolment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "softstone.infusions.invitation")
interface InvitationConfig {

    /** Two weeks: time enough to use it, short enough that a lost letter is soon worthless. */
    @WithDefault("14d")
    Duration validFor();
}
