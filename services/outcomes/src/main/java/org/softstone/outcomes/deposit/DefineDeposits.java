package org.softstone.outcomes.deposit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.EntityTags;
import org.softstone.http.Ids;
import org.softstone.outcomes.version.DefineVersion;
import org.softstone.outcomes.version.Versioned;

/** Replaces a patient's list of deposits, unless it already is as wished. */
@ApplicationScoped
class DefineDeposits {

    private final DefineVersion defineVersion;
    private final Deposits deposits;
    private final InstantSource clock;

    DefineDeposits(DefineVersion defineVersion, Deposits deposits, InstantSource clock) {
        this.defineVersion = defineVersion;
        this.deposits = deposits;
        this.clock = clock;
    }

    @Transactional
    Versioned<List<Deposit>> define(
            PatientProfile patient, DepositsRequest wish, EntityTags.Expected expected, String definedBy) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), patient.zone());
        return defineVersion.define(
                deposits,
                patient.patientId(),
                definedBy,
                expected,
                current -> DepositListPolicy.decide(
                        current, deposits.everHad(patient.patientId()), wish, today, Ids::next),
                _ -> {});
    }
}
