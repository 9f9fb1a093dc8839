package org.softstone.outcomes.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void the_same_draft_again_came_when_it_came_first() {
        Arrivals known = Arrivals.NONE.with(Instant.EPOCH, NOON);

        assertThat(known.first(Instant.EPOCH, NOON.plusSeconds(60))).isEqualTo(NOON);
        assertThat(known.first(Instant.EPOCH.plusSeconds(1), NOON.plusSeconds(60)))
                .isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void the_oldest_is_forgotten() {
        Arrivals known = Arrivals.NONE;
        for (int i = 0; i <= Arrivals.MOST; i++) {
            known = known.with(Instant.EPOCH.plusSeconds(i), NOON.plusSeconds(i));
        }

        assertThat(known.bySavedAt()).hasSize(Arrivals.MOST).doesNotContainKey(Instant.EPOCH);
    }
}
