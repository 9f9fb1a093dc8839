package org.softstone.infusions.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;

/** Makes a patient a new code; it is shown once and cannot be read again. */
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
