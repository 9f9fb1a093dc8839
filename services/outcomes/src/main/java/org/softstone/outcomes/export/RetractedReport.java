package org.softstone.outcomes.export;

import java.time.Instant;
import java.util.UUID;

/**
 * A report that was retracted, for receivers who may have it from an earlier export. Its content is not exported any more.
 *
 * @param version that stood last
 * @param formVersion of the form that its first version answered
 */
public record RetractedReport(UUID reportId, int version, int formVersion, Instant retractedAt) {}
