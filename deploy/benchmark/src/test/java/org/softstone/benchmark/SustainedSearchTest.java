package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SustainedSearchTest {

    @Test
    void a_rate_that_is_sustained_in_two_of_three_rounds_is_the_rate() {
        // When
        SustainedSearch search = after(true, false, true);

        // Then
        assertThat(search.isSustained()).isTrue();
        assertThat(search.isOver()).isTrue();
        assertThat(search.offered()).isEqualTo(100);
        assertThat(search.remark()).isEqualTo("sustained in 2 of 3 rounds");
    }

    @Test
    void a_first_round_that_fails_lowers_the_rate_by_a_tenth() {
        // When
        SustainedSearch search = after(false);

        // Then
        assertThat(search.isOver()).isFalse();
        assertThat(search.offered()).isCloseTo(90, within(0.001));
    }

    @Test
    void two_of_three_rounds_that_fail_lower_the_rate_and_begin_anew() {
        // When
        SustainedSearch search = after(true, false, false, true);

        // Then one round at the lower rate is not enough
        assertThat(search.isOver()).isFalse();
        assertThat(search.offered()).isCloseTo(90, within(0.001));
    }

    @Test
    void it_gives_up_after_so_many_rounds_and_keeps_the_last_rate_it_offered() {
        // When
        SustainedSearch search = after(false, false, false, false, false, false);

        // Then
        assertThat(search.isOver()).isTrue();
        assertThat(search.isSustained()).isFalse();
        assertThat(search.offered()).isCloseTo(59.049, within(0.001));
        assertThat(search.remark()).contains("not sustained");
    }

    private static SustainedSearch after(boolean... rounds) {
        SustainedSearch search = new SustainedSearch(100, 6);
        for (boolean sustained : rounds) {
            search.took(sustained);
        }
        return search;
    }
}
