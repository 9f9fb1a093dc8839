package org.softstone.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void what_was_put_in_comes_out() {
        Instant at = Instant.parse("2026-03-02T18:03:43.123456Z");
        UUID id = Ids.next();

        Cursor read = Cursor.read(Cursor.of(at, id, 41L, "a"), 4).orElseThrow();

        assertThat(read.instant(0)).isEqualTo(at);
        assertThat(read.uuid(1)).isEqualTo(id);
        assertThat(read.number(2)).isEqualTo(41);
        assertThat(read.text(3)).isEqualTo("a");
    }

    @Test
    void no_cursor_means_the_first_page() {
        assertThat(Cursor.read(null, 1)).isEmpty();
        assertThat(Cursor.read("", 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "TWFyaWE", "AAAA", "_____w", "ä"})
    void what_we_did_not_make_is_a_bad_request(String opaque) {
        assertThatThrownBy(() -> Cursor.read(opaque, 2))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @Test
    void a_part_of_another_kind_is_a_bad_request() {
        Cursor cursor = Cursor.read(Cursor.of("Maria"), 1).orElseThrow();

        assertThatThrownBy(() -> cursor.uuid(0)).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> cursor.instant(0)).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> cursor.number(0)).isInstanceOf(HttpProblem.class);
    }
}
