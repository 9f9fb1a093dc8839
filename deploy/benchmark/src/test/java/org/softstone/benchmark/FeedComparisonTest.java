package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedComparisonTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private final FeedComparison comparison = new FeedComparison();

    @Test
    void feeds_with_every_report_once_are_exact() {
        // When
        comparison.add(Set.of(ONE, TWO), List.of(TWO, ONE));
        comparison.add(Set.of(), List.of());

        // Then
        assertThat(comparison.isExact()).isTrue();
        assertThat(comparison.sentence()).contains("yes", "Over 2 feeds 2 entries", "lost 0, doubled 0");
    }

    @Test
    void a_lost_report_does_not_hide_behind_one_that_came_twice() {
        // When as many entries are there as reports
        comparison.add(Set.of(ONE, TWO), List.of(ONE, ONE));

        // Then
        assertThat(comparison.isExact()).isFalse();
        assertThat(comparison.sentence()).contains("**no**", "lost 1, doubled 1");
    }

    @Test
    void a_report_in_another_teams_feed_is_lost_there_and_told_of_here() {
        // When
        comparison.add(Set.of(ONE), List.of(TWO));
        comparison.add(Set.of(TWO), List.of(TWO));

        // Then
        assertThat(comparison.lost()).isEqualTo(1);
        assertThat(comparison.sentence()).contains("not acknowledged 1");
    }
}
