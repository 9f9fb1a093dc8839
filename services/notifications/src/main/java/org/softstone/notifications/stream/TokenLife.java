package org.softstone.notifications.stream;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a token is still accepted. Token checks allow for clock skew. A stream that ended before that would be reopened
 * again and again with a token that is still accepted.
 */
@Singleton
class TokenLife {

    /** A limit, so that tokens valid for centuries cause no overflow. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final int clockSkewSeconds;

    TokenLife(@ConfigProperty(name = "mp.jwt.verify.clock.skew") int clockSkewSeconds) {
        this.clockSkewSeconds = clockSkewSeconds;
    }

    /** @param expiresAt in seconds, as the token has it @param now in milliseconds of system time, which tokens use */
    Duration left(long expiresAt, long now) {
        if (expiresAt - now / 1_000 > LONGEST.toSeconds()) {
            return LONGEST;
        }
        return Duration.ofSeconds(expiresAt + clockSkewSeconds).minusMillis(now);
    }
}
