package org.softstone.outcomes.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** What an answer may be, beyond the ranges that are part of its meaning. Engineering assumptions all. */
@ConfigMapping(prefix = "softstone.outcomes.form")
public interface AnswerLimits {

    /** More than any thermometer shows. */
    int TEMPERATURE_DECIMALS = 2;

    /** Catches typing errors (3.69, 369) and Fahrenheit; not a judgement of what is healthy. */
    @WithDefault("30.0")
    BigDecimal lowestTemperatureCelsius();

    /** As the lowest. */
    @WithDefault("45.0")
    BigDecimal highestTemperatureCelsius();

    /**
     * In characters as a person counts them, see {@link org.softstone.http.FreeText}. About a page: enough for what the week
     * was like, short enough to be read.
     */
    @WithDefault("2000")
    int noteLength();
}
