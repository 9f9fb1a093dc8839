package org.softstone.infusions.patient;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.PatientProfile;
import org.softstone.infusions.snapshot.Snapshots;
import org.softstone.messaging.Outbox;
import org.softstone.time.Timers;

/**
 * Applies a patient's new profile to the local replica and publishes it, in the transaction of the change. Publishes all
 * profiles again as snapshots.
 */
@Singleton
public class AnnouncePatient extends Snapshots {

    private final Patients patients;
    private final TreatingTeams treatingTeams;
    private final Outbox outbox;

    AnnouncePatient(Patients patients, TreatingTeams treatingTeams, Outbox outbox, Timers timers) {
        super(outbox, timers);
        this.patients = patients;
        this.treatingTeams = treatingTeams;
        this.outbox = outbox;
    }

    public void announce(Patient patient) {
        PatientProfile profile = patient.profile(siteOf(patient.teamId()));
        treatingTeams.apply(profile);
        outbox.append(profile);
    }

    @Override
    public String kind() {
        return "republish-patients";
    }

    @Override
    protected List<PatientProfile> lockAfter(UUID last, int count) {
        Map<UUID, UUID> siteByTeam = new HashMap<>();
        return patients.lockAfter(last, count).stream()
                .map(patient -> patient.profile(siteByTeam.computeIfAbsent(patient.teamId(), this::siteOf)))
                .toList();
    }

    private UUID siteOf(UUID teamId) {
        return treatingTeams.team(teamId).orElseThrow().siteId();
    }
}
