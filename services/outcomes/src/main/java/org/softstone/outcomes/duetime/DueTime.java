package org.softstone.outcomes.duetime;

import java.time.Instant;
import java.util.UUID;

/**
 * How a site wants its patients' reports.
 *
 * @param version 0 while the site has set nothing
 * @param dueBeforeVisitHours how long before a visit the report is due, 1–96
 * @param setBy the account of who set it; null while nobody has, like {@code setAt}
 */
record DueTime(UUID siteId, long version, int dueBeforeVisitHours, String setBy, Instant setAt) {}
