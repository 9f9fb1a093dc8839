package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;
import org.softstone.messaging.Handling;

/** Holds an event back until it is known whose patient it tells of. */
@Singleton
class TreatedPatients {

    private final TreatingTeams teams;

    TreatedPatients(TreatingTeams teams) {
        this.teams = teams;
    }

    /**
     * A patient's zone and the team that treats them now.
     *
     * @param askedForReports false once their reporting has ended: then nobody is told that a report is missing
     */
    record Treated(ZoneId zone, TeamDefined team, boolean askedForReports) {}

    /** Reacts, or parks the event until the snapshot of the patient or of the team has come. The team stays as it is meanwhile. */
    Handling whenKnown(UUID patientId, Consumer<Treated> reaction) {
        Optional<TreatingTeams.Treatment> treatment = teams.held(patientId);
        if (treatment.isEmpty()) {
            return Handling.awaiting(patientId);
        }
        PatientProfile patient = treatment.get().patient();
        Optional<TeamDefined> team = treatment.get().team();
        if (team.isEmpty()) {
            return Handling.awaiting(patient.teamId());
        }
        reaction.accept(new Treated(patient.zone(), team.get(), patient.reportingEnded() == null));
        return Handling.DONE;
    }
}
