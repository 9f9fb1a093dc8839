package org.softstone.infusions.infusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.softstone.infusions.visit.VisitSamples.NINE;
import static org.softstone.infusions.visit.VisitSamples.inProgress;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.softstone.infusions.visit.GivenGrams;
import org.softstone.infusions.visit.Visit;

class EndRequestTest {

    @Test
    void what_was_given_lies_between_nothing_and_what_was_ordered() {
        Visit visit = inProgress();
        Instant now = NINE.plusSeconds(3600);

        for (String wrong : List.of("-0.001", "15.001", "1.0005")) {
            assertThatThrownBy(() -> request(wrong).checked(visit, false, now)).isInstanceOf(HttpProblem.class);
        }
        assertThatThrownBy(() -> request("15").checked(visit, true, now)).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> new EndRequest(null, null).checked(visit, false, now))
                .isInstanceOf(HttpProblem.class);
        assertThat(request("15.000").checked(visit, false, now).given()).isEqualTo(grams("15"));
        assertThat(request("14.999").checked(visit, true, now).given()).isEqualTo(grams("14.999"));
    }

    @Test
    void an_infusion_ends_after_its_start_and_not_in_the_future() {
        Visit visit = inProgress();
        Instant now = NINE.plusSeconds(3600);

        for (Instant wrong : List.of(NINE.minusSeconds(1), now.plusSeconds(1))) {
            EndRequest request = new EndRequest(new BigDecimal("15"), wrong.atOffset(ZoneOffset.UTC));
            assertThatThrownBy(() -> request.checked(visit, false, now)).isInstanceOf(HttpProblem.class);
        }
        assertThat(new EndRequest(new BigDecimal("15"), NINE.atOffset(ZoneOffset.UTC))
                        .checked(visit, false, now)
                        .at())
                .isEqualTo(NINE);
    }

    private static EndRequest request(String givenGrams) {
        return new EndRequest(new BigDecimal(givenGrams), null);
    }

    private static GivenGrams grams(String value) {
        return new GivenGrams(new BigDecimal(value));
    }
}
