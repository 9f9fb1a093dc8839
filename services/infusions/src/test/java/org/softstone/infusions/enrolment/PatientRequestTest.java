package org.softstone.infusions.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatientRequestTest {

    @Test
    void names_are_not_printed() {
        PatientRequest request = new PatientRequest(
                new UUID(1, 1), "Ada", "Example", LocalDate.of(1962, 4, 1), new UUID(1, 2), null, null);

        assertThat(request.toString()).doesNotContain("Ada", "Example", "1962");
    }
}
