package org.softstone.outcomes.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How exports are made. */
@ConfigMapping(prefix = "softstone.outcomes.export")
interface ExportConfig {

    /** Where our own questionnaire, code systems and identifiers have their names. An installation may use its own domain. */
    @WithDefault("https://softstone.org/fhir")
    URI canonicalBase();

    /** Reports in memory at once. Half a year in one statement; more would only cost memory. */
    @WithDefault("30")
    int pageSize();
}
