package org.softstone.outcomes.deposit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list of deposits as staff read it. */
@Schema(name = "DepositList")
record DepositsView(long version, List<Deposit> deposits) {

    static DepositsView from(DepositList list) {
        return new DepositsView(list.version(), list.deposits());
    }
}
