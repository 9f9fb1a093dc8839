package org.softstone.outcomes.deposit;

import jakarta.inject.Singleton;
import org.softstone.database.Sql;
import org.softstone.outcomes.version.PatientLists;

/** The deposits that each patient is asked about. */
@Singleton
public class Deposits extends PatientLists<Deposit> {

    Deposits(Sql sql) {
        super(
                sql,
                new Names("deposit_list", "deposits", "deposit", "deposit_id", "depositId"),
                Deposit.class,
                Deposit::depositId);
    }
}
