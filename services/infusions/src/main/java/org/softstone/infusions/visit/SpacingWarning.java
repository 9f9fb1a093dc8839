package org.softstone.infusions.visit;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A visit that is too close to another infusion of the patient.
 *
 * @param reason {@code same-day} or {@code too-near}
 * @param daysApart local calendar days from the earlier one to the later one
 * @param leastDays how many they should be at least
 */
public record SpacingWarning(
        int visitNumber, OffsetDateTime startsAt, String reason, long daysApart, int leastDays, Other other) {

    /**
     * @param visitId the other visit of this patient
     * @param at when its infusion began, or is to begin
     */
    public record Other(UUID visitId, OffsetDateTime at, VisitState state) {}
}
