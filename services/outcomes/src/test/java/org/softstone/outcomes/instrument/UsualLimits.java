package org.softstone.outcomes.instrument;

import java.math.BigDecimal;

/** As they are unless a site says otherwise. */
public final class UsualLimits implements AnswerLimits {

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
