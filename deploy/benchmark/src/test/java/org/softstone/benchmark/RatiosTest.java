package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void the_ratio_is_the_median_of_the_rounds_ratios() {
        // Given rounds of 50, 60 and 20 %
        Ratios ratios = new Ratios();
        ratios.add(new Ratios.Round(500, 1_000, 2, 2));
        ratios.add(new Ratios.Round(120, 200, 2, 3));
        ratios.add(new Ratios.Round(400, 2_000, 2, 2));

        // Then
        assertThat(ratios.ratio()).isCloseTo(0.5, within(0.0001));
    }

    @Test
    void rounds_whose_sides_lost_different_shares_of_time_do_not_count() {
        // Given
        Ratios ratios = new Ratios();
        ratios.add(new Ratios.Round(500, 1_000, 2, 2));
        ratios.add(new Ratios.Round(510, 1_000, 2, 3));
        ratios.add(new Ratios.Round(520, 1_000, 4, 3));
        ratios.add(new Ratios.Round(900, 1_000, 1, 30));
        ratios.add(new Ratios.Round(950, 1_000, 1, 40));

        // Then
        assertThat(ratios.ratio()).isCloseTo(0.51, within(0.0001));
        assertThat(ratios.remark()).isEqualTo("3 of 5 rounds, the others lost to steal, steal 1–40 %");
    }

    @Test
    void where_too_few_rounds_are_comparable_all_count_and_it_is_said() {
        // Given
        Ratios ratios = new Ratios();
        ratios.add(new Ratios.Round(500, 1_000, 2, 2));
        ratios.add(new Ratios.Round(900, 1_000, 1, 30));
        ratios.add(new Ratios.Round(950, 1_000, 1, 40));

        // Then
        assertThat(ratios.ratio()).isCloseTo(0.9, within(0.0001));
        assertThat(ratios.remark()).contains("3 rounds", "not comparable");
    }
}
