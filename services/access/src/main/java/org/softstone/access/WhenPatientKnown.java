package org.softstone.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;
import org.softstone.messaging.Handling;

/** Parks an event until the snapshots of its patient and of the team that treats them have arrived. */
@Singleton
public class WhenPatientKnown {

    private final TreatingTeams teams;

    WhenPatientKnown(TreatingTeams teams) {
        this.teams = teams;
    }

    /** Patient and team stay as they are until the transaction ends, see {@link TreatingTeams#held}. */
    public Handling then(UUID patientId, BiConsumer<PatientProfile, TeamDefined> reaction) {
        Optional<TreatingTeams.Treatment> treatment = teams.held(patientId);
        if (treatment.isEmpty()) {
            return Handling.awaiting(patientId);
        }
        PatientProfile patient = treatment.get().patient();
        Optional<TeamDefined> team = treatment.get().team();
        if (team.isEmpty()) {
            return Handling.awaiting(patient.teamId());
        }
        reaction.accept(patient, team.get());
        return Handling.DONE;
    }
}
