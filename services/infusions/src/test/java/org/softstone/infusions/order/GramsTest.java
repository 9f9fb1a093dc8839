package org.softstone.infusions.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class GramsTest {

    @Test
    void trailing_zeros_do_not_make_another_dose() {
        assertThat(new Grams(new BigDecimal("20.000"))).isEqualTo(new Grams(new BigDecimal("20")));
        assertThat(new Grams(new BigDecimal("20.000")).value().toString()).isEqualTo("20");
    }

    @Test
    void no_dose_is_zero_or_less() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Grams(BigDecimal.ZERO));
    }
}
