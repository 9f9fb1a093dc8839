package org.softstone.infusions.enrolment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The newest invitation of a patient. One row per patient: a new code overwrites the old one. */
@Entity
class Invitation {

    @Id
    private UUID patientId;

    private byte[] codeHash;
    private Instant issuedAt;
    private Instant expiresAt;
    private String redeemedBy;
    private Instant redeemedAt;

    protected Invitation() {}

    Invitation(UUID patientId, InvitationCode code, Instant now, Duration validFor) {
        this.patientId = patientId;
        issue(code, now, validFor);
    }

    void issue(InvitationCode code, Instant now, Duration validFor) {
        if (redeemedBy != null) {
            throw new IllegalStateException("a redeemed invitation is not issued again");
        }
        codeHash = code.hash();
        issuedAt = now;
        expiresAt = now.plus(validFor);
    }

    void redeem(String userId, Instant now) {
        if (redeemedBy != null || isExpired(now)) {
            throw new IllegalStateException("a redeemed or expired invitation is not redeemed");
        }
        redeemedBy = userId;
        redeemedAt = now;
    }

    boolean isRedeemed() {
        return redeemedBy != null;
    }

    boolean isRedeemedBy(String userId) {
        return userId.equals(redeemedBy);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    UUID patientId() {
        return patientId;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
