package org.softstone.notifications.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenLifeTest {

    private static final long EXPIRES_AT = 1_800_000_000L;
    private static final int SKEW = 30;

    private final TokenLife tokenLife = new TokenLife(SKEW);

    @Test
    void a_stream_lives_exactly_as_long_as_its_token_is_taken() {
        for (long now = EXPIRES_AT * 1_000 - 60_000; now <= EXPIRES_AT * 1_000 + 60_000; now += 250) {
            // As jose4j judges: whole seconds of now, less the skew, lie before the expiry.
            boolean taken = now / 1_000 - SKEW < EXPIRES_AT;

            assertThat(tokenLife.left(EXPIRES_AT, now).isPositive()).isEqualTo(taken);
        }
    }

    @Test
    void an_end_centuries_away_is_no_number_that_is_too_large() {
        assertThat(tokenLife.left(Long.MAX_VALUE / 1_000, 0)).isEqualTo(Duration.ofDays(1));
        assertThat(tokenLife.left(Long.MAX_VALUE, 0)).isEqualTo(Duration.ofDays(1));
        assertThat(tokenLife.left(0, EXPIRES_AT * 1_000)).isNegative();
    }
}
