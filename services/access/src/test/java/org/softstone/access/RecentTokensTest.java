package org.softstone.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class RecentTokensTest {

    private Instant now = Instant.parse("2026-11-28T06:00:00Z");
    private final RecentTokens recent = new RecentTokens(() -> now);

    @Test
    void a_token_is_known_for_a_minute_after_it_was_verified() {
        recent.remember("a", validUntil(now.plusSeconds(600)));

        now = now.plusSeconds(59);

        assertThat(recent.find("a")).isPresent();
        now = now.plusSeconds(1);
        assertThat(recent.find("a")).isEmpty();
    }

    @Test
    void a_token_is_never_known_beyond_its_end() {
        recent.remember("a", validUntil(now.plusSeconds(5)));

        now = now.plusSeconds(5);

        assertThat(recent.find("a")).isEmpty();
    }

    @Test
    void only_the_very_same_token_is_known() {
        recent.remember("header.claims.signature", validUntil(now.plusSeconds(600)));

        assertThat(recent.find("header.claims.Signature")).isEmpty();
        assertThat(recent.find("header.claims.")).isEmpty();
    }

    @Test
    void a_token_that_is_verified_again_is_known_for_another_minute() {
        recent.remember("a", validUntil(now.plusSeconds(600)));
        now = now.plusSeconds(50);

        recent.remember("a", validUntil(now.plusSeconds(550)));

        now = now.plusSeconds(50);
        assertThat(recent.find("a")).isPresent();
    }

    @Test
    void those_verified_first_give_way_to_new_ones() {
        for (int i = 0; i < RecentTokens.MOST; i++) {
            recent.remember("token " + i, validUntil(now.plusSeconds(600)));
        }

        recent.remember("one more", validUntil(now.plusSeconds(600)));

        assertThat(recent.find("token 0")).isEmpty();
        assertThat(recent.find("token 1")).isPresent();
        assertThat(recent.find("one more")).isPresent();
    }

    private static JWTCallerPrincipal validUntil(Instant end) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("patient-1");
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        return new DefaultJWTCallerPrincipal(claims);
    }
}
