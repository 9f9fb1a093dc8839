package org.softstone.outcomes.pause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.softstone.http.FieldError;
import org.softstone.outcomes.pause.PausePolicy.Addition;
import org.softstone.outcomes.pause.PausePolicy.Removal;

class PausePolicyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final UUID NEW = UUID.randomUUID();
    private static final UUID KNOWN = UUID.randomUUID();

    @Test
    void a_pause_gets_the_id_that_its_sender_made() {
        Addition addition = add(none(), new PauseRequest(KNOWN, TODAY, TODAY.plusDays(3), PauseReason.TRAVEL));

        assertThat(addition).isEqualTo(new Addition.Added(pause(KNOWN, 0, 3), List.of(pause(KNOWN, 0, 3))));
    }

    @Test
    void a_pause_without_id_gets_a_new_one_and_stands_in_order() {
        Addition addition = add(listOf(pause(KNOWN, 10, 12)), wish(0, 3));

        assertThat(addition)
                .isEqualTo(new Addition.Added(pause(NEW, 0, 3), List.of(pause(NEW, 0, 3), pause(KNOWN, 10, 12))));
    }

    @Test
    void the_same_pause_again_changes_nothing_with_its_id_or_without() {
        PauseList current = listOf(pause(KNOWN, 0, 3));

        assertThat(add(current, wish(0, 3))).isEqualTo(new Addition.Repeated(pause(KNOWN, 0, 3)));
        assertThat(PausePolicy.add(
                        current,
                        Optional.of(pause(KNOWN, 0, 3)),
                        new PauseRequest(KNOWN, TODAY, TODAY.plusDays(3), PauseReason.TRAVEL),
                        TODAY,
                        () -> NEW))
                .isEqualTo(new Addition.Repeated(pause(KNOWN, 0, 3)));
    }

    @Test
    void a_pause_that_was_ended_since_answers_as_it_is_now() {
        assertThat(PausePolicy.add(
                        listOf(pause(KNOWN, 0, 1)),
                        Optional.of(pause(KNOWN, 0, 3)),
                        new PauseRequest(KNOWN, TODAY, TODAY.plusDays(3), PauseReason.TRAVEL),
                        TODAY,
                        () -> NEW))
                .isEqualTo(new Addition.Repeated(pause(KNOWN, 0, 1)));
    }

    @Test
    void an_id_stands_for_one_pause_for_ever() {
        PauseRequest other = new PauseRequest(KNOWN, TODAY, TODAY.plusDays(4), PauseReason.TRAVEL);
        PauseRequest same = new PauseRequest(KNOWN, TODAY, TODAY.plusDays(3), PauseReason.TRAVEL);
        Optional<Pause> told = Optional.of(pause(KNOWN, 0, 3));

        assertThat(PausePolicy.add(listOf(pause(KNOWN, 0, 3)), told, other, TODAY, () -> NEW))
                .isInstanceOf(Addition.Differs.class);
        assertThat(PausePolicy.add(none(), told, same, TODAY, () -> NEW))
                .as("withdrawn since")
                .isInstanceOf(Addition.Differs.class);
    }

    @ParameterizedTest
    @CsvSource({
        "-14, 8,",
        "-15, 0, /from",
        "60, 60,",
        "61, 61, /from",
        "20, 79,",
        "20, 80, /until",
        "3, 2, /until",
        "5, 9, /from",
        "12, 20, /from",
        "13, 20,",
        "5, 30, /from",
    })
    void a_pause_begins_lately_or_soon_is_not_too_long_and_shares_no_day_with_another(
            int from, int until, String pointer) {
        Addition addition = add(listOf(new Pause(KNOWN, day(9), day(12), PauseReason.OTHER)), wish(from, until));

        if (pointer == null) {
            assertThat(addition).isInstanceOf(Addition.Added.class);
        } else {
            assertThat(((Addition.Refused) addition).errors())
                    .extracting(FieldError::pointer)
                    .contains(pointer);
        }
    }

    @Test
    void all_that_is_missing_is_said_at_once() {
        Addition addition = add(none(), new PauseRequest(null, null, null, null));

        assertThat(((Addition.Refused) addition).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/from", "/until", "/reason");
    }

    @Test
    void a_pause_that_has_not_begun_is_withdrawn() {
        assertThat(remove(listOf(pause(KNOWN, 1, 3)))).isEqualTo(new Removal.Changed(List.of()));
    }

    @Test
    void a_pause_that_has_begun_ends_today() {
        assertThat(remove(listOf(pause(KNOWN, -3, 9)))).isEqualTo(new Removal.Changed(List.of(pause(KNOWN, -3, 0))));
        assertThat(remove(listOf(pause(KNOWN, 0, 9)))).isEqualTo(new Removal.Changed(List.of(pause(KNOWN, 0, 0))));
        assertThat(remove(listOf(pause(KNOWN, -3, 0)))).isInstanceOf(Removal.Unchanged.class);
    }

    @Test
    void a_pause_that_is_over_stays_until_staff_takes_it_back() {
        PauseList current = listOf(pause(KNOWN, -3, -1), pause(NEW, 3, 4));

        assertThat(remove(current)).isInstanceOf(Removal.Over.class);
        assertThat(PausePolicy.remove(current, KNOWN, true, TODAY, Requester.STAFF))
                .isEqualTo(new Removal.Changed(List.of(pause(NEW, 3, 4))));
    }

    @Test
    void staff_ends_a_pause_that_goes_on_like_the_patient() {
        assertThat(PausePolicy.remove(listOf(pause(KNOWN, -3, 9)), KNOWN, true, TODAY, Requester.STAFF))
                .isEqualTo(new Removal.Changed(List.of(pause(KNOWN, -3, 0))));
    }

    @Test
    void withdrawing_again_changes_nothing_and_what_never_was_is_unknown() {
        assertThat(PausePolicy.remove(none(), KNOWN, true, TODAY, Requester.PATIENT))
                .isInstanceOf(Removal.Unchanged.class);
        assertThat(PausePolicy.remove(none(), KNOWN, false, TODAY, Requester.STAFF))
                .isInstanceOf(Removal.Unknown.class);
    }

    private static Addition add(PauseList current, PauseRequest wish) {
        return PausePolicy.add(current, Optional.empty(), wish, TODAY, () -> NEW);
    }

    private static Removal remove(PauseList current) {
        return PausePolicy.remove(current, KNOWN, true, TODAY, Requester.PATIENT);
    }

    private static PauseRequest wish(int from, int until) {
        return new PauseRequest(null, day(from), day(until), PauseReason.TRAVEL);
    }

    private static Pause pause(UUID id, int from, int until) {
        return new Pause(id, day(from), day(until), PauseReason.TRAVEL);
    }

    private static LocalDate day(int fromToday) {
        return TODAY.plusDays(fromToday);
    }

    private static PauseList none() {
        return PauseList.NONE;
    }

    private static PauseList listOf(Pause... pauses) {
        return new PauseList(List.of(pauses));
    }
}
