package org.softstone.notifications.picture;

import java.time.Instant;
import java.util.UUID;

/**
 * A report that has arrived, as far as the rules need it later.
 *
 * @param courseId null when the patient had no course
 * @param windowId null when it was unscheduled
 * @param week null when it was unscheduled
 * @param decidedWeek the week that it was assigned to when it arrived; null when none was known then
 * @param submittedAt by the patient's corrected clock, maybe weeks before it arrived
 * @param painAverage 0 to 10; null when the patient declined to answer, which is neither 0 nor a missing report
 * @param version 1 as submitted, then that of its newest amendment
 * @param newestOnArrival whether no report submitted after it was known when it arrived, those left out that were
 *     retracted later
 */
public record KnownReport(
        UUID reportId,
        UUID courseId,
        UUID windowId,
        Integer week,
        Integer decidedWeek,
        Instant submittedAt,
        Integer painAverage,
        int version,
        boolean newestOnArrival) {

    /** The same, but not the newest on arrival, so that nothing in it counts as worsening. */
    public KnownReport overtaken() {
        return new KnownReport(
                reportId, courseId, windowId, week, decidedWeek, submittedAt, painAverage, version, false);
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "KnownReport[" + reportId + "]";
    }
}
