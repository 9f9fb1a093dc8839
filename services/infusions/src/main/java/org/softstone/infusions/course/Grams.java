package org.softstone.infusions.course;

import java.math.BigDecimal;

/** A dose of sodium thiosulfate, in grams of the salt that the order names. Positive, to the milligram. */
record Grams(BigDecimal value) implements Comparable<Grams> {

    Grams {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("a dose is positive");
        }
        // 12.5 and 12.500 are the same dose.
        value = value.stripTrailingZeros().scale() < 0 ? value.setScale(0) : value.stripTrailingZeros();
    }

    @Override
    public int compareTo(Grams other) {
        return value.compareTo(other.value);
    }
}
