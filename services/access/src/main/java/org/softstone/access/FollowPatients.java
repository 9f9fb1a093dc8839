package org.softstone.access;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import org.softstone.contracts.PatientEvent;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.Topic;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;

/**
 * Keeps the replica of patients up to date in the services that do not own them. A patient whose team is not known yet is
 * stored all the same: code that needs the team calls {@link TreatingTeams#treating}.
 */
@ApplicationScoped
@IfBuildProperty(name = "softstone.access.follow-topics", stringValue = "true")
class FollowPatients implements TopicListener<PatientEvent> {

    private final TreatingTeams teams;
    private final Event<PatientProfileChanged> changes;

    FollowPatients(TreatingTeams teams, Event<PatientProfileChanged> changes) {
        this.teams = teams;
        this.changes = changes;
    }

    @Override
    public Topic topic() {
        return Topic.PATIENTS;
    }

    @Override
    public Handling on(ReceivedEvent<PatientEvent> received) {
        switch (received.event()) {
            case PatientProfile patient -> apply(patient);
        }
        return Handling.DONE;
    }

    private void apply(PatientProfile patient) {
        Optional<PatientProfile> before = teams.patient(patient.patientId());
        teams.apply(patient);
        Optional<PatientProfile> after = teams.patient(patient.patientId());
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            changes.fire(new PatientProfileChanged(before.get(), after.get()));
        }
    }
}
