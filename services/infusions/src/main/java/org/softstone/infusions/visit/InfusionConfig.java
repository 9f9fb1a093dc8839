package org.softstone.infusions.visit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "softstone.infusions.infusion")
interface InfusionConfig {

    /**
     * In local calendar days at the site. Six lets a weekly infusion be a day early; an engineering assumption without a
     * clinical source, which a clinician must approve.
     */
    @WithDefault("6")
    int leastDaysBetweenStarts();
}
