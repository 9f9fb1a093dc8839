package org.softstone.access;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that were verified within the last minute, none beyond its end. An app sends several requests with one token, and
 * verifying it costs as much processor time as storing a report. A minute, so that a key which the issuer has withdrawn is
 * not trusted for longer than that after the library noticed.
 */
@Singleton
class RecentTokens {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** About four kilobytes each. */
    static final int MOST = 5_000;

    private record Verified(JWTCallerPrincipal caller, Instant until) {}

    private final Map<String, Verified> byToken = new LinkedHashMap<>();
    private final InstantSource systemTime;

    @Inject
    RecentTokens() {
        this(InstantSource.system());
    }

    RecentTokens(InstantSource systemTime) {
        this.systemTime = systemTime;
    }

    /** @param caller whom the token names, now that its signature and its claims were found good */
    synchronized void remember(String token, JWTCallerPrincipal caller) {
        Instant now = systemTime.instant();
        byToken.remove(token);
        forgetOldest(now);
        Instant end = Instant.ofEpochSecond(caller.getExpirationTime());
        Instant until = now.plus(REMEMBERED);
        byToken.put(token, new Verified(caller, end.isBefore(until) ? end : until));
    }

    synchronized Optional<JWTCallerPrincipal> find(String token) {
        return Optional.ofNullable(byToken.get(token))
                .filter(verified -> systemTime.instant().isBefore(verified.until()))
                .map(Verified::caller);
    }

    /** They stand in the order in which they were verified. */
    private void forgetOldest(Instant now) {
        Iterator<Verified> oldest = byToken.values().iterator();
        while (oldest.hasNext()) {
            boolean isOver = !now.isBefore(oldest.next().until());
            if (!isOver && byToken.size() < MOST) {
                return;
            }
            oldest.remove();
        }
    }
}
