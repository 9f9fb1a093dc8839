package org.softstone.infusions.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import org.softstone.infusions.patient.Patient;

/** Creates a new code for a patient. It is shown once and only its hash is stored. */
@ApplicationScoped
class Invite {

    private final SecureRandom random = new SecureRandom();
    private final Invitations invitations;
    private final InvitationConfig config;

    Invite(Invitations invitations, InvitationConfig config) {
        this.invitations = invitations;
        this.config = config;
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
}
