package org.softstone.outcomes.pause;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
import org.softstone.outcomes.version.Versioned;

/** Adds, withdraws or ends a pause: a new version of the patient's list, and its event. */
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

    @Transactional
    Addition add(PatientProfile patient, PauseRequest wish, String definedBy) {
        locks.patient(patient.patientId());
        Instant now = clock.instant();
        Versioned<PauseList> current = pauses.current(patient.patientId());
        Optional<Pause> first =
                wish.pauseId() == null ? Optional.empty() : pauses.firstOf(patient.patientId(), wish.pauseId());
        Addition addition = PausePolicy.add(current.value(), first, wish, today(patient, now), Ids::next);
        if (addition instanceof Addition.Added added) {
            define(current, added.pauses(), definedBy, now);
        }
        return addition;
    }

    @Transactional
    Removal remove(PatientProfile patient, UUID pauseId, Requester requester, String definedBy) {
        locks.patient(patient.patientId());
        Instant now = clock.instant();
        Versioned<PauseList> current = pauses.current(patient.patientId());
        boolean everDefined = pauses.firstOf(patient.patientId(), pauseId).isPresent();
        Removal removal = PausePolicy.remove(current.value(), pauseId, everDefined, today(patient, now), requester);
        if (removal instanceof Removal.Changed changed) {
            define(current, changed.pauses(), definedBy, now);
        }
        return removal;
    }

    private void define(Versioned<PauseList> current, List<Pause> wanted, String definedBy, Instant now) {
        Versioned<PauseList> next = current.next(new PauseList(wanted), definedBy, now);
        pauses.add(next);
        outbox.append(new PausesDefined(
                next.owner(),
                next.version(),
                wanted.stream()
                        .map(pause -> new PausesDefined.Pause(pause.pauseId(), pause.from(), pause.until()))
                        .toList()));
    }

    private static LocalDate today(PatientProfile patient, Instant now) {
        return now.atZone(patient.zone()).toLocalDate();
    }
}
