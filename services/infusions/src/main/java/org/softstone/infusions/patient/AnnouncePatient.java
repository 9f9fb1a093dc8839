package org.softstone.infusions.patient;

import jakarta.enterprise.context.ApplicationScoped;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.PatientProfile;
import org.softstone.messaging.Outbox;

/** Makes a patient's new profile count here at once and tells the other services, in the transaction of the change. */
@ApplicationScoped
class AnnouncePatient {

    private final TreatingTeams treatingTeams;
    private final Outbox outbox;

    AnnouncePatient(TreatingTeams treatingTeams, Outbox outbox) {
        this.treatingTeams = treatingTeams;
        this.outbox = outbox;
    }

    void announce(Patient patient) {
        PatientProfile profile = profileOf(patient);
        treatingTeams.apply(profile);
        outbox.append(profile);
    }

    PatientProfile profileOf(Patient patient) {
        return patient.profile(
                treatingTeams.team(patient.teamId()).orElseThrow().siteId());
    }
}
