package org.softstone.infusions.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.access.PatientAccess;
import org.softstone.infusions.patient.AnnouncePatient;
import org.softstone.infusions.patient.Patient;
import org.softstone.infusions.patient.Patients;

/**
 * Links the account of the patient who types the code. Returns the outcome and does not throw: a wrong attempt is committed
 * to be counted.
 */
@ApplicationScoped
class RedeemInvitation {

    private final Patients patients;
    private final Invitations invitations;
    private final EnrolmentAttempts attempts;
    private final AnnouncePatient announcePatient;
    private final PatientAccess access;
    private final InstantSource time;

    // Six collaborators: what is enrolled and who saw it are stored together.
    RedeemInvitation(
            Patients patients,
            Invitations invitations,
            EnrolmentAttempts attempts,
            AnnouncePatient announcePatient,
            PatientAccess access,
            InstantSource time) {
        this.patients = patients;
        this.invitations = invitations;
        this.attempts = attempts;
        this.announcePatient = announcePatient;
        this.access = access;
        this.time = time;
    }

    @Transactional
    Redemption redeem(String typedCode, String userId) {
        attempts.takeTurn(userId);
        Instant now = time.instant();
        Optional<Instant> pauseUntil = attempts.pauseUntil(userId, now);
        if (pauseUntil.isPresent()) {
            return new Redemption.TooManyAttempts(Duration.between(now, pauseUntil.get()));
        }
        Redemption redemption = attempt(typedCode, userId);
        if (redemption instanceof Redemption.Enrolled(UUID patientId)) {
            access.recordShown(List.of(patientId), "enrol");
        } else {
            attempts.remember(userId, now);
        }
        return redemption;
    }

    private Redemption attempt(String typedCode, String userId) {
        Optional<InvitationCode> code = InvitationCode.read(typedCode);
        Optional<Patient> invited =
                code.flatMap(invitations::withCode).map(invitation -> patients.lock(invitation.patientId()));
        // Read again under the lock: the code may have been replaced or redeemed while this request waited.
        Optional<Invitation> invitation = invited.flatMap(patient -> invitations.withCode(code.orElseThrow()));
        if (invitation.isEmpty()) {
            return new Redemption.Unknown();
        }
        invitations.getEntityManager().refresh(invitation.get());
        Instant now = time.instant();
        if (invitation.get().isRedeemedBy(userId)) {
            return new Redemption.Enrolled(invitation.get().patientId());
        }
        if (invitation.get().isRedeemed() || invitation.get().isExpired(now)) {
            return new Redemption.Unknown();
        }
        if (patients.ofUser(userId).isPresent()) {
            return new Redemption.AccountInUse();
        }
        invitation.get().redeem(userId, now);
        invited.get().enrol(userId, now);
        announcePatient.announce(invited.get());
        return new Redemption.Enrolled(invited.get().patientId());
    }
}
