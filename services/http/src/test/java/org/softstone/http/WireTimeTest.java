package org.softstone.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T19:03:42Z, 2026-03-02T19:03:42Z",
        "2026-03-02t19:03:42z, 2026-03-02T19:03:42Z",
        "2026-03-02T19:03:42.5+05:45, 2026-03-02T19:03:42.5+05:45",
        "2026-03-02T19:03:42.123456789-12:00, 2026-03-02T19:03:42.123456-12:00",
        "2026-03-02T19:03:42+14:00, 2026-03-02T19:03:42+14:00",
        "2026-03-02T19:03:42-00:00, 2026-03-02T19:03:42Z",
        "2026-03-02T19:03+01:00, 2026-03-02T19:03:00+01:00",
        "1970-01-01T00:05:00+01:00, 1970-01-01T00:05:00+01:00"
    })
    void a_time_in_the_profile_is_taken_and_given_out_again_with_its_offset(String taken, String given) {
        assertThat(WireTime.format(WireTime.parse(taken))).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T19:03:42",
                "2026-03-02T19:03:42+01",
                "2026-03-02T19:03:42+0100",
                "2026-03-02T19:03:42+01:00:30",
                "1970-01-01T00:05:00-00:44:30",
                "2026-03-02T19:03:42+14:01",
                "2026-03-02T19:03:42-15:00",
                "2026-03-02T19:03:42+18:00",
                "2026-03-02T19:03:42+01:60",
                "2026-03-02T19:03:42+01:00[Europe/Berlin]",
                "2026-03-02 19:03:42+01:00",
                "2026-03-02T19:03:42,5Z",
                "2026-03-02T19:03:42.1234567891Z",
                "2026-03-02T24:00:00Z",
                "2026-02-30T19:03:42Z",
                "+12026-03-02T19:03:42Z",
                "1899-12-31T23:59:59Z",
                "2200-01-01T00:00:00Z",
                "1772474622",
                ""
            })
    void a_time_outside_of_the_profile_is_none(String text) {
        assertThatThrownBy(() -> WireTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T19:03:42+01:00:30, 2026-03-02T18:03:12Z",
        "2026-03-02T19:03:42+15:00, 2026-03-02T04:03:42Z",
        "1970-01-01T00:05:00-00:44:30, 1970-01-01T00:49:30Z"
    })
    void an_offset_that_was_stored_before_is_given_out_as_UTC(String stored, String given) {
        assertThat(WireTime.format(OffsetDateTime.parse(stored))).isEqualTo(given);
    }

    @Test
    void seconds_are_always_given_out() {
        assertThat(WireTime.format(OffsetDateTime.parse("2026-03-02T19:03+01:00")))
                .isEqualTo("2026-03-02T19:03:00+01:00");
    }
}
