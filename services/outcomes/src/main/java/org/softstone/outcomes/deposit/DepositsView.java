package org.softstone.outcomes.deposit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.version.Versioned;

/** A list of deposits as staff read it. */
@Schema(name = "DepositList")
record DepositsView(long version, List<Deposit> deposits) {

    static DepositsView from(Versioned<List<Deposit>> list) {
        return new DepositsView(list.version(), list.value());
    }
}
