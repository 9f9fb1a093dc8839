package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
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
                .hasMessageContaining("a to k");
    }

    @Test
    void what_was_asked_for_stands_beside_the_results() {
        // Given
        Options whole = options(Options.partsOf(""), false, Options.STORED_REPORTS, "", "");
        Options other = options(Options.partsOf("a,c"), true, 1_000_000, "-XX:+PrintFlagsFinal", "be7c809");

        // Then
        assertThat(whole.asked()).isEqualTo("none: a whole run");
        assertThat(other.asked())
                .isEqualTo("--quick: a first look, no result; --only a,c; --against be7c809; --reports 1000000;"
                        + " SERVICE_OPTIONS=-XX:+PrintFlagsFinal");
    }

    private static Options options(
            Set<Part> parts, boolean quick, long storedReports, String serviceOptions, String against) {
        return new Options(
                Path.of("/project"), parts, quick, storedReports, Path.of("/results"), serviceOptions, against);
    }
}
