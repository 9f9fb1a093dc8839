package org.softstone.outcomes.course;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A course of weekly infusions that the patient consented to.
 *
 * @param zone the patient's as it is now, in which weeks without a visit are counted
 * @param siteId the patient's as it is now
 * @param startedAt from when its infusions may be given; null before
 * @param heldAt when they were last suspended; null when they never were
 * @param resumedAt when they were last allowed again; null when they never were
 * @param end null while it goes on
 * @param succeeded whether a later course of the patient has started
 * @param reportingEndedAt since when the patient is asked for no report, whatever becomes of their courses; null while they are
 */
public record CourseReplica(
        UUID courseId,
        UUID patientId,
        UUID siteId,
        ZoneId zone,
        Instant enrolledAt,
        Instant startedAt,
        Instant heldAt,
        Instant resumedAt,
        End end,
        boolean succeeded,
        Instant reportingEndedAt) {

    /** How and when a course ended. */
    public sealed interface End {
        Instant at();

        /** As planned: the patient goes on reporting for a while. */
        record Completed(Instant at) implements End {}

        /** Early: no more reports are asked for. */
        record Discontinued(Instant at) implements End {}
    }

    /**
     * Since when nothing is asked about it, not even what was asked before: the patient's reporting has ended, or the course did
     * before it began. Empty while there is something to ask, and when it merely ended early: what was asked stays open.
     */
    public Optional<Instant> silentSince() {
        if (reportingEndedAt != null) {
            return Optional.of(reportingEndedAt);
        }
        return end instanceof End.Discontinued(Instant at) && !started() ? Optional.of(at) : Optional.empty();
    }

    public boolean started() {
        return startedAt != null;
    }

    public boolean onHold() {
        return heldAt != null && (resumedAt == null || heldAt.isAfter(resumedAt));
    }
}
