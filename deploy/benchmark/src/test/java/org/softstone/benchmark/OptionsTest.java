package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void without_letters_everything_is_measured() {
        assertThat(Options.partsOf("")).containsExactly(Part.values());
    }

    @Test
    void letters_select_parts() {
        assertThat(Options.partsOf("c,a")).containsExactly(Part.SUBMISSIONS, Part.SUBMIT_LATENCY);
    }

    @Test
    void an_unknown_letter_is_refused() {
        assertThatThrownBy(() -> Options.partsOf("a,x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a to g");
    }
}
