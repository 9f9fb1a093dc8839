package org.softstone.outcomes.chart;

import java.math.BigDecimal;

/** Where values are between the bottom and the top of a panel, from 0 up. */
record ValueScale(double top, double bottom, int most) {

    double at(double value) {
        return bottom - (bottom - top) * value / most;
    }

    double at(BigDecimal value) {
        return at(value.doubleValue());
    }
}
