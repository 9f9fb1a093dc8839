package org.softstone.outcomes.window;

import java.util.UUID;

/**
 * What a week's window shall be.
 *
 * @param visitId the visit that it is before; null for a week without one
 * @param followUp whether the course is completed by then
 */
public record PlannedWindow(int week, UUID visitId, WindowTimes times, boolean followUp) {}
