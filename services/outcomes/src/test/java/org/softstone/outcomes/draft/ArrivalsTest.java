package org.softstone.outcomes.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void the_same_draft_again_came_when_it_came_first() {
        Arrivals known = Arrivals.NONE.with(Instant.EPOCH, "tired", NOON);

        assertThat(known.first(Instant.EPOCH, "tired", LATER)).isEqualTo(NOON);
        assertThat(known.first(Instant.EPOCH.plusSeconds(1), "tired", LATER)).isEqualTo(LATER);
    }

    @Test
    void another_draft_of_the_same_second_after_another_reset_is_another_one() {
        Arrivals known = Arrivals.NONE.with(Instant.EPOCH, "tired", NOON);

        Arrivals both = known.with(Instant.EPOCH, "better", known.first(Instant.EPOCH, "better", LATER));

        assertThat(both.first(Instant.EPOCH, "tired", LATER.plusSeconds(1))).isEqualTo(NOON);
        assertThat(both.first(Instant.EPOCH, "better", LATER.plusSeconds(1))).isEqualTo(LATER);
    }

    @Test
    void once_what_they_said_is_forgotten_all_of_the_same_second_came_with_the_last_of_them() {
        Arrivals forgotten = Arrivals.NONE
                .with(Instant.EPOCH, "tired", NOON)
                .with(Instant.EPOCH, "better", LATER)
                .forgetting();

        assertThat(forgotten.byDraft()).containsOnlyKeys(Instant.EPOCH.toString());
        assertThat(forgotten.first(Instant.EPOCH, "tired", LATER.plusSeconds(1)))
                .isEqualTo(LATER);
    }

    @Test
    void the_oldest_is_forgotten() {
        Arrivals known = Arrivals.NONE;
        for (int i = 0; i <= Arrivals.MOST; i++) {
            known = known.with(Instant.EPOCH.plusSeconds(i), "tired", NOON.plusSeconds(i));
        }

        assertThat(known.byDraft()).hasSize(Arrivals.MOST);
        assertThat(known.first(Instant.EPOCH, "tired", LATER)).isEqualTo(LATER);
        assertThat(known.first(Instant.EPOCH.plusSeconds(1), "tired", LATER)).isEqualTo(NOON.plusSeconds(1));
    }
}
