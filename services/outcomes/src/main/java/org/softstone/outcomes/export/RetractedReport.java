package org.softstone.outcomes.export;

import java.time.Instant;
import java.util.UUID;

/**
 * A report that was taken back, for those who may have it from an export before: what it said is no longer told.
 *
 * @param version that stood last
 * @param formVersion of the form that its first version answered
 */
public record RetractedReport(UUID reportId, int version, int formVersion, Instant retractedAt) {}
