package org.softstone.infusions.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.infusions.request.Creation;

/**
 * Nobody is asked for reports who died, withdrew or moved away, whatever becomes of their courses. Asking again for what holds
 * already changes nothing and tells nobody.
 */
@ApplicationScoped
class EndReporting {

    private final Patients patients;
    private final EndsOfReporting ends;
    private final AnnouncePatient announcePatient;
    private final InstantSource time;

    EndReporting(Patients patients, EndsOfReporting ends, AnnouncePatient announcePatient, InstantSource time) {
        this.patients = patients;
        this.ends = ends;
        this.announcePatient = announcePatient;
        this.time = time;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Ended(Creation<ReportingEnded> end) implements Outcome {}

        /** It has ended for another reason already. */
        record EndedOtherwise() implements Outcome {}
    }

    @Transactional
    Outcome end(UUID patientId, ReportingEnded.Reason reason, String by) {
        Patient patient = patients.lock(patientId);
        ReportingEnded known = patient.reportingEnded();
        if (known != null) {
            return known.reason() == reason
                    ? new Outcome.Ended(new Creation.Repeated<>(known))
                    : new Outcome.EndedOtherwise();
        }
        // Readers compare what they have with what comes again: PostgreSQL keeps microseconds.
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        patient.endReporting(new ReportingEnded(now, reason));
        record(patient, reason, by, now);
        return new Outcome.Ended(new Creation.Created<>(patient.reportingEnded()));
    }

    /** It was entered in error: they are asked again, about the weeks to come. */
    @Transactional
    void takeBack(UUID patientId, String by) {
        Patient patient = patients.lock(patientId);
        if (patient.reportingEnded() != null) {
            patient.endReporting(null);
            record(patient, null, by, time.instant());
        }
    }

    private void record(Patient patient, ReportingEnded.Reason reason, String by, Instant now) {
        ends.persist(new EndOfReporting(patient.patientId(), reason, by, now));
        announcePatient.announce(patient);
    }
}
