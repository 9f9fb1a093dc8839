package org.softstone.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who is who. */
@ConfigMapping(prefix = "softstone.access")
public interface AccessConfig {

    /**
     * The claim that names the person, the same that teams list their members by. {@code sub}, because every issuer sends
     * it; some make it different per client, where {@code preferred_username} or {@code email} serves better.
     */
    @WithDefault("sub")
    String userClaim();

    /**
     * Build time: whether the replica follows the topics. Off, because infusions owns teams and patients and writes the
     * replica itself.
     */
    @WithDefault("false")
    boolean followTopics();
}
