package org.softstone.infusions.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.http.Problems;
import org.softstone.infusions.patient.AnnouncePatient;
import org.softstone.infusions.patient.Patient;
import org.softstone.infusions.patient.Patients;
import org.softstone.infusions.request.Creation;

/**
 * Ends the weekly reports of a patient who died, withdrew or moved away, whatever the state of their courses. Repeating the
 * request changes nothing and publishes nothing.
 */
@ApplicationScoped
class EndReporting {

    private final Patients patients;
    private final EntityManager database;
    private final AnnouncePatient announcePatient;
    private final InstantSource time;

    EndReporting(Patients patients, EntityManager database, AnnouncePatient announcePatient, InstantSource time) {
        this.patients = patients;
        this.database = database;
        this.announcePatient = announcePatient;
        this.time = time;
    }

    @Transactional
    Creation<ReportingEnded> end(UUID patientId, ReportingEnded.Reason reason, String by) {
        Patient patient = patients.lock(patientId);
        ReportingEnded known = patient.reportingEnded();
        if (known != null && known.reason() != reason) {
            throw Problems.conflict(
                    "reporting-ended",
                    "The patient's reporting has ended for another reason",
                    "Take back the end that is recorded, then record this one.");
        }
        if (known != null) {
            return new Creation<>(known, false);
        }
        // Readers compare it with what they have stored: PostgreSQL keeps microseconds.
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        patient.endReporting(new ReportingEnded(now, reason));
        record(patient, reason, by, now);
        return new Creation<>(patient.reportingEnded(), true);
    }

    /** The end was entered in error: the patient is asked again, about the weeks to come. */
    @Transactional
    void takeBack(UUID patientId, String by) {
        Patient patient = patients.lock(patientId);
        if (patient.reportingEnded() != null) {
            patient.endReporting(null);
            record(patient, null, by, time.instant());
        }
    }

    private void record(Patient patient, ReportingEnded.Reason reason, String by, Instant now) {
        database.persist(new EndOfReporting(patient.patientId(), reason, by, now));
        announcePatient.announce(patient);
    }
}
