package org.softstone.notifications.rule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** The numbers of the rules. Each default must be approved by a clinician of the site before it is relied on. */
@ConfigMapping(prefix = "softstone.notifications.rules")
public interface RuleThresholds {

    /** P-1. Two points are a change that patients notice: Salaffi 2004, PMID 15207508; upward by symmetry, an assumption. */
    @WithDefault("2")
    int worseningPainRisePoints();

    /** P-1. Two weekly reports apart: beyond, the comparison says little about the present treatment. An assumption. */
    @WithDefault("14")
    int worseningPainMaximumAgeDays();

    /** P-1 and P-2. Severe pain by the usual bands, 7 to 10. */
    @WithDefault("7")
    int severePainAverage();

    /**
     * P-2. Until this week pain as before the treatment is expected: in the founding case series (2014 ACR/ARHP annual
     * meeting, acrabstracts.org) the answer was complete at four weeks.
     */
    @WithDefault("4")
    int expectedPainIsBaselineUntilWeek();

    /** P-2. The level expected later; it prevents an alert each week for a steady patient (ace.asco.org 227705). */
    @WithDefault("6")
    int expectedPainAverage();

    /** S-1. Severe on the scale 0 none to 4 very severe: Mazza 2024, doi 10.1007/s11136-024-03675-3. */
    @WithDefault("3")
    int severeSymptomSeverity();

    /** D-2. Usual definition of fever; an assumption in this setting. */
    @WithDefault("38.0")
    BigDecimal feverCelsius();
}
