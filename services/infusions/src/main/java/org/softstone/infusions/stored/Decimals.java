package org.softstone.infusions.stored;

import java.math.BigDecimal;

/** Decimal numbers in one form, so that 12.5 equals 12.500 and 20 is not written as 2E+1. */
public final class Decimals {

    private Decimals() {}

    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
