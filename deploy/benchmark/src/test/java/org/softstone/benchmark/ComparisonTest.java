package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void each_row_has_both_builds_their_ratio_and_the_steal_of_each_round() {
        // Given
        ComparedRounds rounds = new ComparedRounds();
        rounds.add(
                Figures.none().with("perSecond", 990).with("steal", 0),
                Figures.none().with("perSecond", 330).with("steal", 2));
        Comparison comparison = new Comparison("be7c809");
        comparison.add(Part.SUBMISSIONS, "submissions", "%.0f/s", "perSecond", rounds);
        comparison.addPart("outcomes, full load", 0.4, 1.31);
        comparison.note("Nothing was lost.");

        // When
        String markdown = comparison.markdown(new Steal());

        // Then
        assertThat(markdown)
                .contains(
                        "| | What | This build | be7c809 | Ratio | Rounds |",
                        "| a | submissions | 990/s | 330/s | 3.00 × | 1 rounds, steal 0/2 % |",
                        "| outcomes, full load | 0.40 ms | 1.31 ms |",
                        "Nothing was lost.");
    }
}
