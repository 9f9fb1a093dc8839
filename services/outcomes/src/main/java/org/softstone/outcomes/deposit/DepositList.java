package org.softstone.outcomes.deposit;

import java.util.List;
import java.util.UUID;

/**
 * The deposits that a patient is asked about.
 *
 * @param version 0 while nothing was defined, then grows by one with each change
 */
public record DepositList(UUID patientId, long version, List<Deposit> deposits) {

    public DepositList {
        deposits = List.copyOf(deposits);
    }

    static DepositList none(UUID patientId) {
        return new DepositList(patientId, 0, List.of());
    }

    List<UUID> ids() {
        return deposits.stream().map(Deposit::depositId).toList();
    }
}
