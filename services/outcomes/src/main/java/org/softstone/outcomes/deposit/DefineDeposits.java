package org.softstone.outcomes.deposit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.softstone.contracts.PatientProfile;
import org.softstone.database.Locks;
import org.softstone.http.EntityTags;
import org.softstone.http.FieldError;
import org.softstone.http.Ids;
import org.softstone.outcomes.deposit.DepositListPolicy.Decision;

/** Makes a new version of a patient's list of deposits, unless it already is as wished. */
@ApplicationScoped
class DefineDeposits {

    private final Locks locks;
    private final Deposits deposits;
    private final InstantSource clock;

    DefineDeposits(Locks locks, Deposits deposits, InstantSource clock) {
        this.locks = locks;
        this.deposits = deposits;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Defined(DepositList list) implements Outcome {}

        record NotAccepted(List<FieldError> errors) implements Outcome {}
    }

    /** @param expected which version the caller has seen */
    Outcome define(PatientProfile patient, DepositsRequest wish, EntityTags.Expected expected, String definedBy) {
        locks.patient(patient.patientId());
        DepositList current = deposits.current(patient.patientId());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, patient.zone());
        var everHad = deposits.everHad(patient.patientId());
        return switch (DepositListPolicy.decide(current, everHad, wish, today, Ids::next)) {
            case Decision.Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Decision.Unchanged _ -> new Outcome.Defined(current);
            case Decision.Change change -> {
                expected.require(current.version());
                DepositList next = new DepositList(patient.patientId(), current.version() + 1, change.deposits());
                deposits.add(next, definedBy, now);
                yield new Outcome.Defined(next);
            }
        };
    }
}
