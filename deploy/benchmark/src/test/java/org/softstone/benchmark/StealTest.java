package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StealTest {

    @Test
    void idle_waiting_and_stolen_time_is_not_busy() {
        assertThat(Steal.Ticks.of("cpu  100 5 40 700 30 2 3 20 90 0")).isEqualTo(new Steal.Ticks(900, 20, 150));
    }
}
