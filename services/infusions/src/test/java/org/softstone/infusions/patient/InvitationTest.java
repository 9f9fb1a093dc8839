package org.softstone.infusions.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.PatientProfile;

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

    @Test
    void a_patient_is_enrolled_once_and_her_profile_gets_the_next_version() {
        Patient patient = new Patient(
                new UUID(1, 1),
                new Person("Ada", "Example", LocalDate.of(1962, 4, 1)),
                new UUID(1, 2),
                ZoneId.of("Europe/Berlin"),
                "de");
        assertThat(patient.profile(new UUID(1, 3)).status()).isEqualTo(PatientProfile.Status.INVITED);

        patient.enrol("patient", NOW);

        PatientProfile profile = patient.profile(new UUID(1, 3));
        assertThat(profile.status()).isEqualTo(PatientProfile.Status.ENROLLED);
        assertThat(profile.userId()).isEqualTo("patient");
        assertThat(profile.version()).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> patient.enrol("another", NOW));
    }

    @Test
    void names_are_in_nothing_that_is_printed() {
        Person person = new Person("Ada", "Example", LocalDate.of(1962, 4, 1));
        PatientRequest request = new PatientRequest(
                new UUID(1, 1), "Ada", "Example", LocalDate.of(1962, 4, 1), new UUID(1, 2), null, null);
        Patient patient = new Patient(new UUID(1, 1), person, new UUID(1, 2), ZoneId.of("UTC"), "en");

        assertThat(String.join(
                        " ",
                        person.toString(),
                        request.toString(),
                        PatientView.from(patient).toString(),
                        patient.toString()))
                .doesNotContain("Ada", "Example", "1962");
    }
}
