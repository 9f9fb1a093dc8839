package org.softstone.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;

/**
 * The service's replica of patients and teams: tables {@code team}, {@code team_member} and {@code patient_profile}. What
 * they say now decides, whatever a token says. infusions, which owns both, writes here in the transaction of each change;
 * the others follow the topics.
 */
public interface TreatingTeams {

    /** Takes over a snapshot unless a newer one is known; releases events parked for the team. */
    void apply(TeamDefined team);

    /** Takes over a snapshot unless a newer one is known; releases events parked for the patient. */
    void apply(PatientProfile patient);

    Optional<PatientProfile> patient(UUID patientId);

    Optional<PatientProfile> patientOfUser(String userId);

    Optional<TeamDefined> team(UUID teamId);

    /**
     * A patient and the team that treats her, read at once.
     *
     * @param team empty while its snapshot is awaited
     */
    record Treatment(PatientProfile patient, Optional<TeamDefined> team) {}

    /** Empty when the patient is not known yet. */
    Optional<Treatment> treatment(UUID patientId);

    /** The team that treats the patient, empty when patient or team are not known yet. */
    Optional<TeamDefined> treating(UUID patientId);

    /** The teams that this person belongs to now. */
    Set<UUID> teamsOf(String userId);

    /** Whether this person belongs now to the team that treats this patient. */
    boolean treats(String userId, UUID patientId);
}
