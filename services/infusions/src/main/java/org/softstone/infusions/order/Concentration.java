package org.softstone.infusions.order;

import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.softstone.infusions.stored.DecimalColumn;
import org.softstone.infusions.stored.Decimals;

/** How many milligrams of the salt a millilitre of the product holds. Positive. */
public record Concentration(BigDecimal milligramsPerMillilitre) {

    public Concentration {
        if (milligramsPerMillilitre.signum() <= 0) {
            throw new IllegalArgumentException("a concentration is positive");
        }
        milligramsPerMillilitre = Decimals.plain(milligramsPerMillilitre);
    }

    @Converter(autoApply = true)
    static class Column extends DecimalColumn<Concentration> {
        Column() {
            super(Concentration::milligramsPerMillilitre, Concentration::new);
        }
    }
}
