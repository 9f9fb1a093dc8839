package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.PatientProfile;
import org.softstone.database.Locks;
import org.softstone.messaging.Handling;

/** Lets an event wait until its patient and her team are known; then it has the patient for itself. */
@ApplicationScoped
class KnownPatients {

    private final TreatingTeams teams;
    private final Locks locks;

    KnownPatients(TreatingTeams teams, Locks locks) {
        this.teams = teams;
        this.locks = locks;
    }

    Handling once(UUID patientId, Consumer<PatientProfile> reaction) {
        Optional<PatientProfile> patient = teams.patient(patientId);
        if (patient.isEmpty()) {
            return Handling.awaiting(patientId);
        }
        UUID teamId = patient.get().teamId();
        if (teams.team(teamId).isEmpty()) {
            return Handling.awaiting(teamId);
        }
        locks.patient(patientId);
        reaction.accept(patient.get());
        return Handling.DONE;
    }
}
