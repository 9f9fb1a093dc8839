package org.softstone.outcomes.report;

import java.time.Duration;

/** As configured when nobody configures anything. */
public final class UsualLimits implements ReportLimits {

    @Override
    public Duration clockTolerance() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration openingTolerance() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration orderingTolerance() {
        return Duration.ofDays(1);
    }

    @Override
    public int unscheduledPerDay() {
        return 200;
    }

    @Override
    public Duration wrongClock() {
        return Duration.ofMinutes(5);
    }
}
