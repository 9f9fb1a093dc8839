package org.softstone.infusions.visit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

@ConfigMapping(prefix = "softstone.infusions.infusion")
interface InfusionConfig {

    /**
     * In local calendar days at the site. Six lets a weekly infusion be a day early; an engineering assumption without a
     * clinical source, which a clinician must approve. At most 7, because visits are weekly.
     */
    @WithDefault("6")
    @Min(1)
    @Max(7)
    int leastDaysBetweenStarts();

    /**
     * Whether an infusion that was ended with 0 g counts as the last one. No: a vein that could not be found should not
     * cost the patient a week. An assumption as well, which a clinician must approve.
     */
    @WithDefault("false")
    boolean countsWhenNothingWasGiven();
}
