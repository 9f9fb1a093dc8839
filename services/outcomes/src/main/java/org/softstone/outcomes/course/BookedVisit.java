package org.softstone.outcomes.course;

import java.time.Instant;
import java.util.UUID;

/** @param number the visit's place in its course, from 1 */
public record BookedVisit(UUID visitId, int number, Instant startsAt) {

    /** The week whose report is due before this visit. */
    public int week() {
        return number - 1;
    }
}
