package org.softstone.infusions.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.http.Problems;
import org.softstone.infusions.patient.Patient;
import org.softstone.infusions.patient.Patients;

/** Creates a new code for a patient. It is shown once and only its hash is stored. */
@ApplicationScoped
class Invite {

    private final SecureRandom random = new SecureRandom();
    private final Invitations invitations;
    private final Patients patients;
    private final InvitationConfig config;
    private final InstantSource time;

    Invite(Invitations invitations, Patients patients, InvitationConfig config, InstantSource time) {
        this.invitations = invitations;
        this.patients = patients;
        this.config = config;
        this.time = time;
    }

    RegistrationView invite(Patient patient, Instant now) {
        InvitationCode code = InvitationCode.random(random);
        Invitation invitation = invitations
                .findByIdOptional(patient.patientId())
                .map(known -> {
                    known.issue(code, now, config.validFor());
                    return known;
                })
                .orElseGet(() -> {
                    Invitation first = new Invitation(patient.patientId(), code, now, config.validFor());
                    invitations.persist(first);
                    return first;
                });
        return RegistrationView.withCode(patient, invitation, code);
    }

    /** Replaces a code that was lost or has expired; the old one no longer works. */
    @Transactional
    RegistrationView reissue(UUID patientId) {
        Patient patient = patients.lock(patientId);
        if (patient.isEnrolled()) {
            throw Problems.conflict(
                    "already-enrolled",
                    "The patient is enrolled",
                    "The patient's account is linked already; they need no further code.");
        }
        return invite(patient, time.instant());
    }
}
