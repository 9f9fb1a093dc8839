package org.softstone.infusions.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.http.Problems;
import org.softstone.infusions.patient.Patient;
import org.softstone.infusions.patient.Patients;

/** Replaces a code that was lost or has expired; the old one no longer works. */
@ApplicationScoped
class ReissueInvitation {

    private final Patients patients;
    private final Invite invite;
    private final InstantSource time;

    ReissueInvitation(Patients patients, Invite invite, InstantSource time) {
        this.patients = patients;
        this.invite = invite;
        this.time = time;
    }

    @Transactional
    RegistrationView reissue(UUID patientId) {
        Patient patient = patients.lock(patientId);
        if (patient.isEnrolled()) {
            throw Problems.conflict(
                    "already-enrolled",
                    "The patient is enrolled",
                    "The patient's account is linked already; they need no further code.");
        }
        return invite.invite(patient, time.instant());
    }
}
