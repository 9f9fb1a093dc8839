package org.softstone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.softstone.local.Restarts.Decision;

class RestartsTest {

    private final Restarts restarts = new Restarts();

    @Test
    void a_part_that_keeps_ending_is_started_at_growing_distances_and_then_given_up() {
        // When
        List<Decision> decisions = new ArrayList<>();
        for (int minute = 0; minute < 6; minute++) {
            decisions.add(restarts.ended(Duration.ofMinutes(minute)));
        }

        // Then
        assertThat(decisions)
                .containsExactly(
                        new Decision.StartAfter(Duration.ofSeconds(1)),
                        new Decision.StartAfter(Duration.ofSeconds(2)),
                        new Decision.StartAfter(Duration.ofSeconds(4)),
                        new Decision.StartAfter(Duration.ofSeconds(8)),
                        new Decision.StartAfter(Duration.ofSeconds(16)),
                        new Decision.GiveUp());
    }

    @Test
    void a_part_that_ends_now_and_then_is_always_started_again() {
        // When
        List<Decision> decisions = new ArrayList<>();
        for (int end = 0; end < 50; end++) {
            decisions.add(restarts.ended(Restarts.MEMORY.multipliedBy(end)));
        }

        // Then
        assertThat(decisions).containsOnly(new Decision.StartAfter(Duration.ofSeconds(1)));
    }
}
