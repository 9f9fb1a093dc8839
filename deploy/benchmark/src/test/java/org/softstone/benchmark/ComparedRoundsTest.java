package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComparedRoundsTest {

    @Test
    void the_ratio_is_the_median_of_the_rounds_ratios() {
        // Given rounds of 3, 4 and 1 times the other build
        ComparedRounds rounds = new ComparedRounds();
        rounds.add(round(300, 0), round(100, 0));
        rounds.add(round(800, 1), round(200, 2));
        rounds.add(round(900, 0), round(900, 0));

        // Then
        assertThat(rounds.ratio("perSecond")).isCloseTo(3, within(0.0001));
        assertThat(rounds.mine("perSecond")).isEqualTo(800);
        assertThat(rounds.other("perSecond")).isEqualTo(200);
        assertThat(rounds.remark()).isEqualTo("3 rounds, steal 0/0, 1/2, 0/0 %");
    }

    @Test
    void rounds_in_which_only_one_build_was_held_up_do_not_count() {
        // Given
        ComparedRounds rounds = new ComparedRounds();
        rounds.add(round(310, 0), round(100, 0));
        rounds.add(round(300, 0), round(100, 1));
        rounds.add(round(320, 2), round(100, 0));
        rounds.add(round(900, 0), round(100, 30));
        rounds.add(round(900, 0), round(100, 40));

        // Then
        assertThat(rounds.ratio("perSecond")).isCloseTo(3.1, within(0.0001));
    }

    private static Figures round(double perSecond, double steal) {
        return Figures.none().with("perSecond", perSecond).with("steal", steal);
    }
}
