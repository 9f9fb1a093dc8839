package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void a_line_of_figures_is_read_as_it_was_written() {
        // Given
        Figures figures = Figures.none().with("reports/s", 326.25).with("PostgreSQL for outcomes", 1.0E-4);

        // When
        Figures read = Figures.of(figures.text());

        // Then
        assertThat(read).isEqualTo(figures);
        assertThat(read.byName().keySet()).containsExactly("reports/s", "PostgreSQL for outcomes");
    }

    @Test
    void nothing_is_a_line_too() {
        assertThat(Figures.of(Figures.none().text())).isEqualTo(Figures.none());
    }

    @Test
    void a_figure_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Figures.of("p50=1.0").get("p99")).hasMessageContaining("p99");
    }

    @Test
    void other_text_is_refused() {
        assertThatThrownBy(() -> Figures.of("Exception in thread")).isInstanceOf(IllegalArgumentException.class);
    }
}
