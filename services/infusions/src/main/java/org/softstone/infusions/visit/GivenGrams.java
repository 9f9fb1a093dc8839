package org.softstone.infusions.visit;

import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.softstone.infusions.stored.DecimalColumn;
import org.softstone.infusions.stored.Decimals;

/** What a patient really got, in grams of the salt that the order names, to the milligram. May be nothing. */
public record GivenGrams(BigDecimal value) {

    public GivenGrams {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("what was given is not negative");
        }
        value = Decimals.plain(value);
    }

    @Converter(autoApply = true)
    static class Column extends DecimalColumn<GivenGrams> {
        Column() {
            super(GivenGrams::value, GivenGrams::new);
        }
    }
}
