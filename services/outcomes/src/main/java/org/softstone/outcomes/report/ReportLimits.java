package org.softstone.outcomes.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** What a report may hold, beyond the ranges that are part of its meaning. Engineering assumptions all. */
@ConfigMapping(prefix = "softstone.outcomes.report")
public interface ReportLimits {

    /** How far in the future a report may seem to have been filed, once its phone's clock error is taken off. */
    @WithDefault("5m")
    Duration clockTolerance();

    /** A report this much before its window counts as filed at opening: the services' clocks differ by so much, no more. */
    @WithDefault("5s")
    Duration openingTolerance();

    /** Catches typing errors (3.69, 369) and Fahrenheit; not a judgement of what is healthy. */
    @WithDefault("30.0")
    BigDecimal lowestTemperatureCelsius();

    /** As the lowest. */
    @WithDefault("45.0")
    BigDecimal highestTemperatureCelsius();

    /** About a page: enough for what the week was like, short enough to be read. */
    @WithDefault("2000")
    int noteLength();
}
