package org.softstone.infusions.patient;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.infusions.snapshot.Snapshots;
import org.softstone.messaging.Outbox;
import org.softstone.time.Timers;

@Singleton
class RepublishPatients extends Snapshots {

    private final Patients patients;
    private final AnnouncePatient announcePatient;

    RepublishPatients(Patients patients, AnnouncePatient announcePatient, Outbox outbox, Timers timers) {
        super(outbox, timers);
        this.patients = patients;
        this.announcePatient = announcePatient;
    }

    @Override
    public String kind() {
        return "republish-patients";
    }

    @Override
    protected List<PatientProfile> lockAfter(UUID last, int count) {
        return announcePatient.profilesOf(patients.lockAfter(last, count));
    }
}
