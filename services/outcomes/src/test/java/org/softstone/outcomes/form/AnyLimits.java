package org.softstone.outcomes.form;

import java.math.BigDecimal;
import org.softstone.outcomes.instrument.AnswerLimits;

/** As they are unless a site says otherwise. */
final class AnyLimits implements AnswerLimits {

    @Override
    public BigDecimal lowestTemperatureCelsius() {
        return new BigDecimal("30.0");
    }

    @Override
    public BigDecimal highestTemperatureCelsius() {
        return new BigDecimal("45.0");
    }

    @Override
    public int noteLength() {
        return 2000;
    }
}
