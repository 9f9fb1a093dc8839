package org.softstone.outcomes.trend;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one way in which this package rounds: exact fractions to one decimal, halves away from zero. */
final class OneDecimal {

    private OneDecimal() {}

    static BigDecimal ratio(long numerator, long denominator) {
        return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP);
    }

    static BigDecimal percent(long part, long whole) {
        return ratio(Math.multiplyExact(part, 100L), whole);
    }
}
