package org.softstone.outcomes.pause;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PausesDefined;
import org.softstone.database.Locks;
import org.softstone.http.Ids;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.pause.PausePolicy.Addition;
import org.softstone.outcomes.pause.PausePolicy.Removal;

/** Makes a new version of a patient's pauses when one is added, withdrawn or ended, and tells of it. */
@ApplicationScoped
class DefinePauses {

    private final Locks locks;
    private final Pauses pauses;
    private final Outbox outbox;
    private final InstantSource clock;

    DefinePauses(Locks locks, Pauses pauses, Outbox outbox, InstantSource clock) {
        this.locks = locks;
        this.pauses = pauses;
        this.outbox = outbox;
        this.clock = clock;
    }

    Addition add(PatientProfile patient, PauseRequest wish, String definedBy) {
        locks.patient(patient.patientId());
        Instant now = clock.instant();
        PauseList current = pauses.current(patient.patientId());
        Optional<Pause> everTold =
                wish.pauseId() == null ? Optional.empty() : pauses.firstTold(patient.patientId(), wish.pauseId());
        Addition addition = PausePolicy.add(current, everTold, wish, today(patient, now), Ids::next);
        if (addition instanceof Addition.Added added) {
            define(current, added.pauses(), definedBy, now);
        }
        return addition;
    }

    Removal remove(PatientProfile patient, UUID pauseId, Requester asker, String definedBy) {
        locks.patient(patient.patientId());
        Instant now = clock.instant();
        PauseList current = pauses.current(patient.patientId());
        boolean everTold = pauses.firstTold(patient.patientId(), pauseId).isPresent();
        Removal removal = PausePolicy.remove(current, pauseId, everTold, today(patient, now), asker);
        if (removal instanceof Removal.Changed changed) {
            define(current, changed.pauses(), definedBy, now);
        }
        return removal;
    }

    private void define(PauseList current, List<Pause> wanted, String definedBy, Instant now) {
        PauseList next = new PauseList(current.patientId(), current.version() + 1, wanted);
        pauses.add(next, definedBy, now);
        outbox.append(new PausesDefined(
                next.patientId(),
                next.version(),
                wanted.stream()
                        .map(pause -> new PausesDefined.Pause(pause.pauseId(), pause.from(), pause.until()))
                        .toList()));
    }

    private static LocalDate today(PatientProfile patient, Instant now) {
        return now.atZone(patient.zone()).toLocalDate();
    }
}
