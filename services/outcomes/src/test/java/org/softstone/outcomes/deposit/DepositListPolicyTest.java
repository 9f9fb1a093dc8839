package org.softstone.outcomes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.http.FieldError;
import org.softstone.outcomes.deposit.DepositsRequest.Entry;
import org.softstone.outcomes.version.Decision;

class DepositListPolicyTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Deposit ONE = deposit();
    private static final Deposit OTHER = deposit();
    private static final List<Deposit> CURRENT = List.of(ONE, OTHER);
    private static final Set<UUID> EVER_HAD = Set.of(ONE.depositId(), OTHER.depositId());
    private static final Entry SAME_PLACE = new Entry(null, BodySite.FINGER, Laterality.RIGHT, null);

    @Test
    void two_deposits_at_one_place_stay_two() {
        assertThat(decide(CURRENT, SAME_PLACE, SAME_PLACE)).isEqualTo(new Decision.Accepted<>(CURRENT));
    }

    @Test
    void a_third_deposit_at_the_place_is_a_new_one() {
        Decision<List<Deposit>> decision = decide(CURRENT, SAME_PLACE, SAME_PLACE, SAME_PLACE);

        List<Deposit> accepted = ((Decision.Accepted<List<Deposit>>) decision).value();
        assertThat(accepted).hasSize(3).startsWith(ONE, OTHER);
        assertThat(EVER_HAD).doesNotContain(accepted.getLast().depositId());
    }

    @Test
    void an_id_is_not_given_to_a_second_entry() {
        Decision<List<Deposit>> decision =
                decide(CURRENT, SAME_PLACE, new Entry(ONE.depositId(), BodySite.FINGER, Laterality.RIGHT, null));

        assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(OTHER, ONE)));
    }

    @Test
    void a_patient_may_have_none_any_more() {
        assertThat(decide(CURRENT)).isEqualTo(new Decision.Accepted<>(List.of()));
    }

    @Test
    void more_than_twenty_are_refused() {
        Entry[] many = Collections.nCopies(21, SAME_PLACE).toArray(Entry[]::new);

        assertThat(pointersOf(decide(CURRENT, many))).containsExactly("/deposits");
    }

    @Test
    void every_wrong_entry_is_named() {
        Decision<List<Deposit>> decision = decide(
                CURRENT,
                new Entry(UUID.randomUUID(), BodySite.KNEE, null, null),
                new Entry(null, null, null, null),
                new Entry(null, BodySite.KNEE, null, TODAY.plusDays(1)),
                new Entry(ONE.depositId(), BodySite.KNEE, null, TODAY),
                new Entry(ONE.depositId(), BodySite.KNEE, null, TODAY));

        assertThat(pointersOf(decision))
                .containsExactly(
                        "/deposits/0/depositId", "/deposits/1/site", "/deposits/2/firstNoted", "/deposits/4/depositId");
    }

    private static Deposit deposit() {
        return new Deposit(UUID.randomUUID(), BodySite.FINGER, Laterality.RIGHT, null);
    }

    private static Decision<List<Deposit>> decide(List<Deposit> current, Entry... entries) {
        return DepositListPolicy.decide(
                current, EVER_HAD, new DepositsRequest(List.of(entries)), TODAY, UUID::randomUUID);
    }

    private static List<String> pointersOf(Decision<?> decision) {
        return ((Decision.Refused<?>) decision)
                .errors().stream().map(FieldError::pointer).toList();
    }
}
