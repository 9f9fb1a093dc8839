package org.softstone.notifications.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputsTest {

    @Test
    void numbers_are_the_same_whatever_type_holds_them() {
        assertThat(Inputs.sameValues(Map.of("celsius", new BigDecimal("38")), Map.of("celsius", 38)))
                .isTrue();
        assertThat(Inputs.sameValues(
                        Map.of("celsius", new BigDecimal("38.4")), Map.of("celsius", new BigDecimal("38.5"))))
                .isFalse();
    }

    @Test
    void what_was_found_by_the_same_values_is_the_same_in_another_week_and_with_other_thresholds() {
        Map<String, Object> before = Map.of("painAverage", 8, "week", 4, "thresholdPainAverage", 7, "reportAgeDays", 1);
        Map<String, Object> after = Map.of("painAverage", 8, "week", 5, "thresholdPainAverage", 6);

        assertThat(Inputs.sameValues(before, after)).isTrue();
        assertThat(Inputs.sameValues(before, Map.of("painAverage", 9, "week", 4)))
                .isFalse();
    }

    @Test
    void an_expectation_counts_as_a_value_only_where_it_is_the_baseline_of_the_patient() {
        assertThat(Inputs.sameValues(expecting(6, false), expecting(5, false))).isTrue();
        assertThat(Inputs.sameValues(expecting(6, true), expecting(5, true))).isFalse();
        assertThat(Inputs.sameValues(expecting(6, true), expecting(6, false))).isFalse();
    }

    private static Map<String, Object> expecting(int average, boolean isBaseline) {
        return Map.of("painAverage", 8, "expectedPainAverage", average, "expectedIsBaseline", isBaseline);
    }
}
