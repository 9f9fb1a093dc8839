package org.softstone.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;

/**
 * The service's replica of patients and teams: tables {@code team}, {@code team_member} and {@code patient_profile}. What
 * they say now decides, regardless of tokens. infusions, which owns both, writes here in the transaction of each change;
 * the others follow the topics.
 */
public interface TreatingTeams {

    /** Takes over a snapshot unless a newer one is known; releases events parked for the team. */
    void apply(TeamDefined team);

    /** Takes over a snapshot unless a newer one is known; releases events parked for the patient. */
    void apply(PatientProfile patient);

    Optional<PatientProfile> patient(UUID patientId);

    /** The patients of these accounts; those that are linked to no patient, or for a moment to two, are absent. */
    Map<String, PatientProfile> patientsOfUsers(Collection<String> userIds);

    default Optional<PatientProfile> patientOfUser(String userId) {
        return Optional.ofNullable(patientsOfUsers(List.of(userId)).get(userId));
    }

    Optional<TeamDefined> team(UUID teamId);

    /**
     * A patient and the team that treats them, read at once.
     *
     * @param team empty while its snapshot is awaited
     */
    record Treatment(PatientProfile patient, Optional<TeamDefined> team) {}

    /** Empty when the patient is not known yet. */
    Optional<Treatment> treatment(UUID patientId);

    /**
     * The same of many patients, without those who are not known yet. Patients and teams stay unchanged until the
     * transaction ends: joining or leaving happens before or after what the transaction tells the team, never in between.
     * Call it once per transaction, before taking any row lock.
     */
    Map<UUID, Treatment> held(Collection<UUID> patientIds);

    /** The same of one patient. */
    default Optional<Treatment> held(UUID patientId) {
        return Optional.ofNullable(held(List.of(patientId)).get(patientId));
    }

    /** The patients whom this team treats now. */
    List<UUID> patientsOf(UUID teamId);

    /** The team that treats the patient, empty when patient or team are not known yet. */
    Optional<TeamDefined> treating(UUID patientId);

    /** The teams that this person belongs to now. */
    Set<UUID> teamsOf(String userId);

    /** This person's current roles in the teams that treat these patients. Patients whom they do not treat are absent. */
    Map<UUID, Set<TeamRole>> rolesOf(String userId, Collection<UUID> patientIds);

    /** This person's current roles in the teams of this site; empty when in none. */
    Set<TeamRole> rolesAt(String userId, UUID siteId);

    /** Whether this person belongs now to the team that treats this patient. */
    default boolean treats(String userId, UUID patientId) {
        return !rolesOf(userId, List.of(patientId)).isEmpty();
    }
}
