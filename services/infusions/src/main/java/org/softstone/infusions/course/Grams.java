package org.softstone.infusions.course;

import java.math.BigDecimal;

/** A dose of sodium thiosulfate, in grams of the salt that the order names. Positive, to the milligram. */
public record Grams(BigDecimal value) implements Comparable<Grams> {

    public Grams {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("a dose is positive");
        }
        value = Decimals.plain(value);
    }

    @Override
    public int compareTo(Grams other) {
        return value.compareTo(other.value);
    }
}
