package org.softstone.infusions.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.infusions.snapshot.SnapshotRounds;
import org.softstone.infusions.snapshot.Snapshots;
import org.softstone.messaging.Outbox;

/** Every patient's profile as it is now, for readers that have lost or never seen a snapshot. */
@ApplicationScoped
class RepublishPatients implements Snapshots {

    private final Patients patients;
    private final AnnouncePatient announcePatient;
    private final Outbox outbox;
    private final SnapshotRounds rounds;

    RepublishPatients(Patients patients, AnnouncePatient announcePatient, Outbox outbox, SnapshotRounds rounds) {
        this.patients = patients;
        this.announcePatient = announcePatient;
        this.outbox = outbox;
        this.rounds = rounds;
    }

    @Override
    public String kind() {
        return "republish-patients";
    }

    @Override
    public SnapshotRounds rounds() {
        return rounds;
    }

    @Override
    public Optional<UUID> publishAfter(UUID last) {
        List<Patient> batch = patients.lockAfter(last, SnapshotRounds.BATCH);
        outbox.append(announcePatient.profilesOf(batch));
        return batch.size() < SnapshotRounds.BATCH
                ? Optional.empty()
                : Optional.of(batch.getLast().patientId());
    }
}
