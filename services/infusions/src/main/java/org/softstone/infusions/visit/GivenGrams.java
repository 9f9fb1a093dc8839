package org.softstone.infusions.visit;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.softstone.infusions.course.Decimals;

/** What a patient really got, in grams of the salt that the order names, to the milligram. May be nothing. */
record GivenGrams(BigDecimal value) {

    GivenGrams {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("what was given is not negative");
        }
        value = Decimals.plain(value);
    }

    @Converter(autoApply = true)
    static class Column implements AttributeConverter<GivenGrams, BigDecimal> {
        @Override
        public BigDecimal convertToDatabaseColumn(GivenGrams grams) {
            return grams == null ? null : grams.value();
        }

        @Override
        public GivenGrams convertToEntityAttribute(BigDecimal stored) {
            return stored == null ? null : new GivenGrams(stored);
        }
    }
}
