package org.softstone.infusions.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final Invitation invitation =
            new Invitation(new UUID(1, 1), InvitationCode.random(new SecureRandom()), NOW, TWO_WEEKS);

    @Test
    void an_invitation_expires_to_the_second() {
        assertThat(invitation.isExpired(NOW.plus(TWO_WEEKS).minusNanos(1))).isFalse();
        assertThat(invitation.isExpired(NOW.plus(TWO_WEEKS))).isTrue();
    }

    @Test
    void a_redeemed_invitation_is_neither_redeemed_nor_issued_again() {
        invitation.redeem("patient", NOW);

        assertThatIllegalStateException().isThrownBy(() -> invitation.redeem("another", NOW));
        assertThatIllegalStateException()
                .isThrownBy(() -> invitation.issue(InvitationCode.random(new SecureRandom()), NOW, TWO_WEEKS));
    }

    @Test
    void an_expired_invitation_is_not_redeemed() {
        assertThatIllegalStateException().isThrownBy(() -> invitation.redeem("patient", NOW.plus(TWO_WEEKS)));
    }
}
