package org.softstone.infusions.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.PatientProfile;
import org.softstone.messaging.Outbox;

/** Applies a patient's new profile to the local replica and publishes it, in the transaction of the change. */
@ApplicationScoped
public class AnnouncePatient {

    private final TreatingTeams treatingTeams;
    private final Outbox outbox;

    AnnouncePatient(TreatingTeams treatingTeams, Outbox outbox) {
        this.treatingTeams = treatingTeams;
        this.outbox = outbox;
    }

    public void announce(Patient patient) {
        PatientProfile profile = patient.profile(siteOf(patient.teamId()));
        treatingTeams.apply(profile);
        outbox.append(profile);
    }

    List<PatientProfile> profilesOf(List<Patient> patients) {
        Map<UUID, UUID> siteByTeam = new HashMap<>();
        return patients.stream()
                .map(patient -> patient.profile(siteByTeam.computeIfAbsent(patient.teamId(), this::siteOf)))
                .toList();
    }

    private UUID siteOf(UUID teamId) {
        return treatingTeams.team(teamId).orElseThrow().siteId();
    }
}
