package org.softstone.infusions.course;

import java.math.BigDecimal;

/** How many milligrams of the salt a millilitre of the product holds. Positive. */
record Concentration(BigDecimal milligramsPerMillilitre) {

    Concentration {
        if (milligramsPerMillilitre.signum() <= 0) {
            throw new IllegalArgumentException("a concentration is positive");
        }
        milligramsPerMillilitre = Decimals.plain(milligramsPerMillilitre);
    }
}
