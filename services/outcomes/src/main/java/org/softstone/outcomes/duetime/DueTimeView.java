package org.softstone.outcomes.duetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.version.Versioned;

/**
 * How a site wants its patients' reports.
 *
 * @param version 0 while the site has set nothing and the default counts
 * @param dueBeforeVisitHours how long before a visit the report is due, 1–96
 * @param setBy the account that set it; absent at version 0, like {@code setAt}
 */
@Schema(name = "ReportWindowSetting")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DueTimeView(UUID siteId, int dueBeforeVisitHours, long version, String setBy, Instant setAt) {

    static DueTimeView from(Versioned<Integer> set, Duration byDefault) {
        return new DueTimeView(
                set.owner(),
                set.value() == null ? (int) byDefault.toHours() : set.value(),
                set.version(),
                set.definedBy(),
                set.definedAt());
    }
}
