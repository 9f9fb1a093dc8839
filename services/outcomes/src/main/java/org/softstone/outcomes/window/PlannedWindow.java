package org.softstone.outcomes.window;

import java.util.UUID;

/**
 * What a week's window is planned to be.
 *
 * @param visitId the visit before which it is due; null for a week without one
 * @param followUp whether it asks about a week after the completion of the course
 */
public record PlannedWindow(int week, UUID visitId, WindowTimes times, boolean followUp) {}
