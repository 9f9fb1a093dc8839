package org.softstone.infusions.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.PatientProfile;

class PatientTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void a_patient_is_enrolled_once_and_the_profile_gets_the_next_version() {
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
        Patient patient = new Patient(new UUID(1, 1), person, new UUID(1, 2), ZoneId.of("UTC"), "en");

        assertThat(String.join(" ", person.toString(), patient.toView().toString(), patient.toString()))
                .doesNotContain("Ada", "Example", "1962");
    }
}
