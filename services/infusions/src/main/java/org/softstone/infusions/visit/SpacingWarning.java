package org.softstone.infusions.visit;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A visit that is too near to another infusion of the patient.
 *
 * @param reason {@code same-day} or {@code too-near}
 * @param daysApart local calendar days from the earlier one to the later one
 * @param leastDays how many they should be at least
 */
record SpacingWarning(
        int visitNumber, OffsetDateTime startsAt, String reason, long daysApart, int leastDays, Other other) {

    /**
     * @param visitId the other visit of this patient
     * @param at when its infusion began, or is to begin
     */
    record Other(UUID visitId, OffsetDateTime at, VisitState state) {}

    static SpacingWarning from(Spacing.Conflict conflict, int visitNumber, int leastDays) {
        return new SpacingWarning(
                visitNumber,
                conflict.at().toOffsetDateTime(),
                conflict.daysApart() == 0 ? "same-day" : "too-near",
                conflict.daysApart(),
                leastDays,
                new Other(
                        conflict.other().visitId(),
                        conflict.other().at().toOffsetDateTime(),
                        conflict.other().state()));
    }
}
