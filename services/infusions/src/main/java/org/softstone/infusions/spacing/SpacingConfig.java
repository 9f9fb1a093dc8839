package org.softstone.infusions.spacing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "softstone.infusions.infusion")
interface SpacingConfig {

    /**
     * In local calendar days at the site. Six allows a weekly infusion to be a day early. An engineering assumption without
     * a clinical source, to be approved by a clinician. From 1, so that no patient has two infusions on one day, to 7, because
     * visits are weekly.
     */
    @WithDefault("6")
    int leastDaysBetweenStarts();

    /**
     * Whether an infusion that was ended with 0 g counts as the last one. No: a vein that could not be found should not
     * cost the patient a week. Also an assumption, to be approved by a clinician.
     */
    @WithDefault("false")
    boolean countsWhenNothingWasGiven();
}
