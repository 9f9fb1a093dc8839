package org.softstone.outcomes.pause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseListTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant DUE = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-03-04T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-02-20, 2026-02-28, false",
        "2026-02-20, 2026-03-01, true",
        "2026-03-02, 2026-03-03, true",
        "2026-03-04, 2026-03-04, true",
        "2026-03-05, 2026-03-09, false",
        "2026-02-01, 2026-03-31, true",
    })
    void a_window_is_paused_when_a_day_from_its_due_time_to_its_closing_is(
            LocalDate from, LocalDate until, boolean paused) {
        assertThat(pausedFrom(from, until).cover(DUE, CLOSES, BERLIN)).isEqualTo(paused);
    }

    @Test
    void days_are_those_of_the_patients_zone() {
        PauseList pauses = pausedFrom(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 5));

        assertThat(pauses.cover(DUE, Instant.parse("2026-03-04T12:00:00Z"), ZoneId.of("Pacific/Auckland")))
                .isTrue();
    }

    @Test
    void a_baseline_without_due_time_is_never_paused() {
        assertThat(pausedFrom(LocalDate.MIN, LocalDate.MAX).cover(null, null, BERLIN))
                .isFalse();
    }

    @Test
    void who_has_no_pauses_is_never_paused() {
        assertThat(PauseList.NONE.cover(DUE, CLOSES, BERLIN)).isFalse();
    }

    private static PauseList pausedFrom(LocalDate from, LocalDate until) {
        Pause pause = new Pause(UUID.randomUUID(), from, until, PauseReason.TRAVEL);
        return new PauseList(List.of(pause));
    }
}
