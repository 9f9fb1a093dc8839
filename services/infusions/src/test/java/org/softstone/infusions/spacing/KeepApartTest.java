package org.softstone.infusions.spacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quarkus.runtime.Startup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepApartTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 8})
    void days_between_starts_outside_of_1_to_7_stop_the_start(int days) {
        assertThat(KeepApart.class).hasAnnotation(Startup.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeepApart(null, null, config(days)))
                .withMessage("softstone.infusions.infusion.least-days-between-starts must be from 1 to 7, not " + days);
    }

    private static SpacingConfig config(int leastDays) {
        return new SpacingConfig() {
            @Override
            public int leastDaysBetweenStarts() {
                return leastDays;
            }

            @Override
            public boolean countsWhenNothingWasGiven() {
                return false;
            }
        };
    }
}
