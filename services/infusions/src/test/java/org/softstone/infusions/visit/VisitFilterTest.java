package org.softstone.infusions.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisitFilterTest {

    @ParameterizedTest
    @EnumSource(VisitState.class)
    void every_state_is_a_filter_for_itself(VisitState state) {
        assertThat(VisitFilter.named(state.word())).contains(new VisitFilter(Set.of(state)));
    }

    @Test
    void without_a_word_only_moved_visits_are_left_out() {
        assertThat(VisitFilter.named(null)).isEqualTo(VisitFilter.named(" ")).contains(VisitFilter.STANDING);
        assertThat(VisitFilter.STANDING.states())
                .doesNotContain(VisitState.RESCHEDULED)
                .hasSize(VisitState.values().length - 1);
    }

    @Test
    void all_is_every_state_and_other_words_are_none() {
        assertThat(VisitFilter.named("all").orElseThrow().states()).containsExactlyInAnyOrder(VisitState.values());
        for (String wrong : List.of("moved", "BOOKED", "checked_in", "booked,held")) {
            assertThat(VisitFilter.named(wrong)).isEmpty();
        }
    }
}
