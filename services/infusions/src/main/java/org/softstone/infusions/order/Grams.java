package org.softstone.infusions.order;

import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.softstone.infusions.stored.DecimalColumn;
import org.softstone.infusions.stored.Decimals;

/** A dose of sodium thiosulfate, in grams of the salt that the order names. Positive, to the milligram. */
public record Grams(BigDecimal value) {

    public Grams {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("a dose is positive");
        }
        value = Decimals.plain(value);
    }

    @Converter(autoApply = true)
    static class Column extends DecimalColumn<Grams> {
        Column() {
            super(Grams::value, Grams::new);
        }
    }
}
