package org.softstone.outcomes.instrument;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** The limits of answers that an installation may change. Engineering assumptions, all of them. */
@ConfigMapping(prefix = "softstone.outcomes.form")
public interface AnswerLimits {

    /** Catches typing errors (3.69, 369) and Fahrenheit; not a judgement of what is healthy. */
    @WithDefault("30.0")
    BigDecimal lowestTemperatureCelsius();

    /** As the lowest. */
    @WithDefault("45.0")
    BigDecimal highestTemperatureCelsius();

    /**
     * In characters as a person counts them, see {@link org.softstone.http.FreeText}. About a page: enough to describe the
     * week, short enough to be read.
     */
    @WithDefault("2000")
    int noteLength();
}
