package org.softstone.outcomes.planning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When windows open, are due and close. All of it assumption without a clinical source, to be approved by a clinician. */
@ConfigMapping(prefix = "softstone.outcomes.windows")
public interface WindowConfig {

    /** The team needs a working day to read a report before the infusion that it is about. A site may set its own. */
    @WithDefault("24h")
    Duration dueBeforeVisit();

    /** One day is enough to find ten minutes, and short enough that the past week is the one remembered. */
    @WithDefault("24h")
    Duration opensBeforeDue();

    /** After three days a coordinator phones instead. */
    @WithDefault("72h")
    Duration closesAfterDue();

    /** A course without further bookings asks for a season longer, then stops. */
    @WithDefault("12")
    int weeksWithoutVisit();

    /** Pain may return within months of the last infusion; a season of reports shows it. */
    @WithDefault("12")
    int followUpWeeks();

    default WindowSchedule schedule() {
        return new WindowSchedule(
                dueBeforeVisit(), opensBeforeDue(), closesAfterDue(), weeksWithoutVisit(), followUpWeeks());
    }
}
