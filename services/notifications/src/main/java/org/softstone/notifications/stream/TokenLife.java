package org.softstone.notifications.stream;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a token is still taken. The check of tokens allows for clocks that differ; a stream that ended before would meet
 * a token that is taken and would be opened again and again for nothing.
 */
@Singleton
class TokenLife {

    /** Whatever a token says: nothing is counted in centuries. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final int clockSkewSeconds;

    TokenLife(@ConfigProperty(name = "mp.jwt.verify.clock.skew") int clockSkewSeconds) {
        this.clockSkewSeconds = clockSkewSeconds;
    }

    /** @param expiresAt in seconds, as the token has it @param now in milliseconds of system time, in which tokens live */
    Duration left(long expiresAt, long now) {
        if (expiresAt - now / 1_000 > LONGEST.toSeconds()) {
            return LONGEST;
        }
        return Duration.ofSeconds(expiresAt + clockSkewSeconds).minusMillis(now);
    }
}
