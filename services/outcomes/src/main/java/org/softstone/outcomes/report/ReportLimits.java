package org.softstone.outcomes.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far clocks may differ, and how much one patient may send. Engineering assumptions all. */
@ConfigMapping(prefix = "softstone.outcomes.report")
public interface ReportLimits {

    /** How far in the future a report may seem to have been filed, once its phone's clock error is taken off. */
    @WithDefault("5m")
    Duration clockTolerance();

    /** A report this much before its window counts as filed at opening: the services' clocks differ by so much, no more. */
    @WithDefault("5s")
    Duration openingTolerance();

    /**
     * Drafts and corrections are only put in order by their times. One that seems to be this much earlier than it can be is
     * believed all the same: enrolment may be entered hours after the patient has begun.
     */
    @WithDefault("1d")
    Duration orderingTolerance();

    /**
     * Unscheduled reports that are taken from one patient's account within 24 hours: many more than a person writes, and than a
     * phone brings that was offline for a year, but few enough that a phone gone wrong does not bury the team's feed. Signs of
     * an emergency and the wish to be called are taken beyond it.
     */
    @WithDefault("200")
    int unscheduledPerDay();

    /** A phone whose clock is wrong by more is flagged: less is a slow network and an ordinary clock. */
    @WithDefault("5m")
    Duration wrongClock();
}
